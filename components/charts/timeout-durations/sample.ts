import type { TimeoutDurations } from "../../../lib/wire/reliability.ts";

const NONE: TimeoutDurations = { calls: 0, read: 0, unknown: 0, bins: [], atDefault: [] };

export const samples: Readonly<Record<string, TimeoutDurations>> = {
  usual: {
    calls: 50,
    read: 50,
    unknown: 2,
    bins: [
      { fromMs: 0, toMs: 1_000, calls: 0 },
      { fromMs: 120_000, toMs: 300_000, calls: 6 },
      { fromMs: 300_000, toMs: 590_000, calls: 2 },
      { fromMs: 590_000, toMs: 610_000, calls: 40 },
      { fromMs: 610_000, toMs: 890_000, calls: 0 },
    ],
    atDefault: [{ tier: "flex", calls: 40 }],
  },
  "without durations": { ...NONE, calls: 9, read: 9, unknown: 9 },
  empty: NONE,
  hostile: {
    calls: 9e9,
    read: 100_000,
    unknown: 0,
    bins: [{ fromMs: 1_800_000, toMs: null, calls: 100_000 }],
    atDefault: [],
  },
};
