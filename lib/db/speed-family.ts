import type { Fragment } from "postgres";
import { HISTOGRAM_BUCKETS } from "../analytics/histogram.ts";
import { ADVISORY } from "./advisory-locks.ts";
import { callsIn } from "./calls-in.ts";
import type { Sql, TransactionSql } from "./connect.ts";
import { type Duration, HISTOGRAM_COLUMNS, histogramColumns } from "./histogram-columns.ts";
import type { RollupFamily, SpansOf } from "./rollup-family.ts";
import { isSynthetic } from "./sum-facts.ts";

const DAYS = ["utcDay", "zoneDay"] as const;
const MODELS = ["provider", "model"];
const NAMES_OF_USE = ["project", "workload", "api_key", "endpoint"];

const KEYS = [
  ...["provider", "model", "tier_requested", "tier_served"],
  ...NAMES_OF_USE,
  ...["outcome", "error_class", "output_size", "synthetic"],
];

/** As `histogramBucket`: four buckets to a doubling, and the last for all that is longer. */
const bucketOf = (column: string): string => `
  case when ${column} is null then null when ${column} <= 1 then 0
    else least(${HISTOGRAM_BUCKETS - 1}, ceil(ln(${column}::float8) * ${4 / Math.LN2} - 1e-9))::int end`;

const BUCKET_COLUMN = { latency: "lb", ttft: "tb" } as const;

const counts = (duration: Duration): readonly string[] =>
  histogramColumns(duration).map(
    (column, bucket) =>
      `nullif(sum(n) filter (where ${BUCKET_COLUMN[duration]} = ${bucket}), 0)::int as ${column}`,
  );

/** As `outputSizeOf`. */
const OUTPUT_SIZE = `case when output_total is null then null when output_total <= 1 then 0
  else least(20, floor(ln(output_total::float8) / ln(2::float8) + 1e-12)) end::smallint`;

/**
 * Sums of calls: first of those that fall in the same buckets, which are far fewer than calls, then one row of
 * histograms for each key.
 */
function sumSpeed(
  sql: Sql | TransactionSql,
  { workspace, spans, fully = false }: SpansOf,
): Fragment {
  const size = fully ? OUTPUT_SIZE : "null::smallint";
  const keys = KEYS.filter((key) => key !== "output_size" && key !== "synthetic").join(", ");
  const all = KEYS.join(", ");
  return sql`
    select hour, sum(n)::bigint as calls, coalesce(sum(latency_ms), 0)::bigint as latency_ms,
      ${sql.unsafe([...counts("latency"), ...counts("ttft")].join(", "))}, ${sql.unsafe(all)}
    from (
      select spans.hour, ${sql.unsafe(keys)}, ${sql.unsafe(size)} as output_size,
        ${isSynthetic(sql, workspace)} as synthetic,
        ${sql.unsafe(bucketOf("calls.latency_ms"))} as lb, ${sql.unsafe(bucketOf("calls.ttft_ms"))} as tb,
        count(*) as n, sum(calls.latency_ms) as latency_ms
      from ${callsIn(sql, workspace, spans)}
      group by spans.hour, ${sql.unsafe(keys)}, output_size, synthetic, lb, tb
    ) durations
    group by hour, ${sql.unsafe(all)}`;
}

/** How long calls took. Sizes of output are told apart for days of UTC alone, and without the names of use. */
export const SPEED_FAMILY: RollupFamily = {
  part: "speed",
  lock: ADVISORY.speedSums,
  byHour: "speed_rollups",
  coarse: "coarse_speed",
  keys: KEYS,
  sums: [
    { column: "calls", type: "bigint" },
    { column: "latency_ms", type: "bigint" },
    ...HISTOGRAM_COLUMNS.map((column) => ({ column, type: "int" as const })),
  ],
  hoursWithout: ["output_size"],
  cuts: [
    { cut: 6, without: [...MODELS, ...NAMES_OF_USE, "output_size"], units: ["hour", ...DAYS] },
    { cut: 2, without: [...NAMES_OF_USE, "output_size"], units: ["hour", ...DAYS] },
    { cut: 4, without: ["project", "api_key", "endpoint", "output_size"], units: DAYS },
    { cut: 1, without: ["api_key", "endpoint", "output_size"], units: DAYS },
    { cut: 5, without: [...MODELS, ...NAMES_OF_USE], units: ["utcDay"], fromFacts: true },
    { cut: 3, without: NAMES_OF_USE, units: ["utcDay"], fromFacts: true },
    { cut: 0, without: ["output_size"], units: DAYS },
  ],
  sumFacts: sumSpeed,
};
