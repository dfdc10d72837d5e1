import type { StepsData } from "./prepare.ts";

export const samples: Readonly<Record<string, StepsData>> = {
  usual: {
    today: "100",
    scenario: "75",
    steps: [
      { name: "nightly at batch", today: "60", scenario: "30" },
      { name: "chat at priority", today: "20", scenario: "25" },
    ],
  },
  empty: { today: "0", scenario: "0", steps: [] },
  hostile: {
    today: "123456789012.000000000001",
    scenario: "0",
    steps: Array.from({ length: 40 }, (_, place) => ({
      name: place === 0 ? "<b>__proto__" : `policy ${place}`,
      today: "123456789012.000000000001",
      scenario: "0",
    })),
  },
};
