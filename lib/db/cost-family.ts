import { TOKEN_FIELDS } from "../core/record.ts";
import { ADVISORY } from "./advisory-locks.ts";
import type { RollupFamily } from "./rollup-family.ts";
import { DIMENSIONS, SUMMED_COLUMNS, sumFacts, TOKEN_COLUMN } from "./sum-facts.ts";

const DAYS = ["utcDay", "zoneDay"] as const;

const SUMS = [
  "records",
  "requests",
  "requests_unknown",
  ...TOKEN_FIELDS.map((field) => TOKEN_COLUMN[field]),
];

/** What calls need not be told apart by to count those of a tier, or of workloads as sources name them. */
const PRICING = ["token_flags", "size_class"];
const OTHERS = ["project", "api_key", "endpoint"];

/** What decides a price. `sumFacts` yields its columns in another order, so they are named. */
export const COST_FAMILY: RollupFamily = {
  part: "day",
  lock: ADVISORY.daySums,
  byHour: "rollups",
  coarse: "coarse_rollups",
  keys: [...DIMENSIONS.split(", "), "grain", "synthetic", "token_flags", "size_class"],
  sums: SUMS.map((column) => ({ column, type: "bigint" })),
  hoursWithout: [],
  cuts: [
    {
      ...{ cut: 4, units: ["hour", ...DAYS] },
      without: ["provider", "model", "region", "workload", ...PRICING, ...OTHERS],
    },
    {
      ...{ cut: 3, units: ["hour"] },
      without: [
        "provider",
        "model",
        "region",
        "tier_requested",
        "tier_served",
        ...PRICING,
        ...OTHERS,
      ],
    },
    { cut: 2, without: ["project", "workload", "api_key", "endpoint"], units: ["hour", ...DAYS] },
    { cut: 1, without: ["api_key", "endpoint"], units: DAYS },
    { cut: 0, without: [], units: DAYS },
  ],
  sumFacts: (sql, of) => sql`
    select ${sql.unsafe(SUMMED_COLUMNS)} from (${sumFacts(sql, of)}) summed`,
};
