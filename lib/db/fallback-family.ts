import { ADVISORY } from "./advisory-locks.ts";
import { COST_FAMILY } from "./cost-family.ts";
import type { RollupFamily } from "./rollup-family.ts";
import { FALLBACK_KEYS, sumFallbacks } from "./sum-fallbacks.ts";
import { operationHours } from "./sum-operations.ts";

/** Calls that were answered at another tier after a cheaper one had been asked for in vain, by what prices them. */
export const FALLBACK_FAMILY: RollupFamily = {
  part: "fallback",
  lock: ADVISORY.fallbackSums,
  byHour: "fallback_rollups",
  coarse: "coarse_fallbacks",
  keys: FALLBACK_KEYS,
  sums: COST_FAMILY.sums,
  hoursWithout: [],
  hoursConcerned: operationHours,
  cuts: [
    { cut: 2, without: ["project", "workload", "api_key", "endpoint"], units: ["utcDay"] },
    { cut: 0, without: [], units: ["utcDay"] },
  ],
  sumAll: (sql, of) => sumFallbacks(sql, { ...of, spans: null }),
  sumFacts: sumFallbacks,
};
