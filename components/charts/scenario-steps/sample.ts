import type { StepsData } from "./prepare.ts";

export const samples: Readonly<Record<string, StepsData>> = {
  usual: {
    ...{ by: "reason", today: "100", scenario: "62.5", todayUnknown: 7 },
    steps: [
      { name: "Moved to flex", tier: "flex", usd: "-50" },
      { name: "Fallbacks from flex", tier: null, usd: "10" },
      { name: "Discount on cached input lost", tier: null, usd: "2.5" },
    ],
  },
  policies: {
    ...{ by: "policy", today: "100", scenario: "75", todayUnknown: 0 },
    steps: [
      { name: "nightly at batch", tier: "batch", usd: "-30" },
      { name: "chat at priority", tier: "priority", usd: "5" },
    ],
  },
  empty: { by: "reason", today: "0", scenario: "0", todayUnknown: 0, steps: [] },
  hostile: {
    ...{ by: "policy", today: "123456789012.000000000001", scenario: "0" },
    todayUnknown: 0,
    steps: Array.from({ length: 40 }, (_, place) => ({
      name: place === 0 ? "<b>__proto__" : `policy ${place}`,
      ...{ tier: null, usd: "-123456789012.000000000001" },
    })),
  },
};
