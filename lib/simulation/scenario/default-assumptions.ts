import { point } from "./range.ts";
import type { Assumptions } from "./scenario.ts";

/**
 * What is assumed where a scenario names nothing: no public figure of flex exists, so these are wide and marked as
 * assumed wherever they are shown. docs/simulation.md says where each comes from.
 */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
  availability: { kind: "fitted", byHourOfWeek: false },
  refusalSeconds: { low: 0.05, high: 2 },
  stallShare: point(0),
  stallSeconds: point(300),
  retryAfterSeconds: null,
  slowdown: { kind: "fitted" },
  prioritySlowdown: { low: 0.75, high: 1 },
  batchTurnaround: {
    medianSeconds: { low: 1_200, high: 10_800 },
    sigma: 1.2,
    lateShare: point(0.14),
    expiredShare: { low: 0, high: 0.05 },
  },
  billAbandoned: { low: 0, high: 1 },
  cacheLossOnFallback: point(1),
};

/** Between models: half of them slow down by less than 1.8; 90 % by 0.8 to 5 times. Within one model sigma is 0.5. */
export const SLOWDOWN_PRIOR = {
  kind: "lognormal",
  median: { low: 0.8, high: 5 },
  sigma: 0.5,
} as const;

/** Two kinds of outages: three of four last two minutes in the mean, the others an hour and a quarter. */
export const OUTAGE_PRIOR = { shortShare: 0.75, shortSeconds: 120, longSeconds: 4_500 } as const;

/** An attempt speaks for a quarter of an hour on either side; where none speaks, first attempts are refused as the prior says. */
export const REPLAY_DEFAULTS = {
  reachSeconds: 900,
  otherwise: { low: 0.93, high: 0.999 },
} as const;
