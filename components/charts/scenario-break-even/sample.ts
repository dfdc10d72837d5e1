import type { BreakEvenData } from "./prepare.ts";

export const samples: Readonly<Record<string, BreakEvenData>> = {
  usual: {
    of: "refusal",
    points: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, savedUsd: 30 - 40 * at })),
  },
  delay: { of: "delay", points: [0, 3, 6].map((at) => ({ at, savedUsd: 12 - 4 * at })) },
  empty: { of: "refusal", points: [] },
  always: { of: "refusal", points: [0, 1].map((at) => ({ at, savedUsd: 5 })) },
  hostile: {
    of: "delay",
    points: [0, 1e9].map((at) => ({ at, savedUsd: at === 0 ? -1e12 : 1e-9 })),
  },
};
