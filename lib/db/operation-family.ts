import { ADVISORY } from "./advisory-locks.ts";
import type { RollupFamily } from "./rollup-family.ts";
import { OPERATION_KEYS, operationHours, sumOperations } from "./sum-operations.ts";

const DAYS = ["utcDay", "zoneDay"] as const;
const NAMES_OF_USE = ["project", "workload", "api_key", "endpoint"];
/** How operations ended, which hours need not tell to say how often first attempts were refused. */
const ENDS = [
  ...["last_outcome", "last_error_class", "last_tier_served"],
  ...["fell_back", "grouped", "attempts_each"],
];
const SUMS = [
  "operations",
  "attempts",
  "waited_ms",
  "waited_unknown",
  "failing_ms",
  "failing_unknown",
];

/** What callers wanted once, where its first attempt lies. */
export const OPERATION_FAMILY: RollupFamily = {
  part: "operation",
  lock: ADVISORY.operationSums,
  byHour: "operation_rollups",
  coarse: "coarse_operations",
  keys: OPERATION_KEYS,
  sums: SUMS.map((column) => ({ column, type: "bigint" })),
  hoursWithout: [],
  hoursConcerned: operationHours,
  cuts: [
    {
      ...{ cut: 4, units: ["hour"] },
      without: ["provider", "model", ...NAMES_OF_USE, ...ENDS],
    },
    {
      ...{ cut: 3, units: ["hour"] },
      without: [...NAMES_OF_USE, ...ENDS],
    },
    { cut: 2, without: NAMES_OF_USE, units: ["hour", ...DAYS] },
    { cut: 1, without: ["api_key", "endpoint"], units: DAYS },
    { cut: 0, without: [], units: DAYS },
  ],
  sumAll: (sql, { workspace }) => sumOperations(sql, { workspace, spans: null }),
  sumFacts: sumOperations,
};
