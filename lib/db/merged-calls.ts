import { ERROR_CLASSES, OUTCOMES } from "../core/record.ts";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../core/time.ts";
import { CALL_FACTS } from "./call-columns.ts";

type Fact = (typeof CALL_FACTS)[number];

const UNDATED_UNTIL = `'${isoFromUs(UNDATED_US + US_PER_DAY)}'::timestamptz`;
const PENDING = OUTCOMES.indexOf("pending");
const UNKNOWN_OUTCOME = OUTCOMES.indexOf("unknown");
const UNKNOWN_CLASS = ERROR_CLASSES.indexOf("unknown");

const IS_OPEN = `told.outcome in (${PENDING}, ${UNKNOWN_OUTCOME})`;
const LACKS_TOTALS = "(told.input_total is null or told.output_total is null)";
/** Whether a telling's further counts, or its reasons, go with the totals, or the end, that were chosen. */
const FITS_TOTALS =
  "coalesce(told.input_total = first.input_total, true) and coalesce(told.output_total = first.output_total, true)";
const FITS_END = `(${IS_OPEN} or told.outcome = first.outcome)`;

/** The first value, in the given order, that is known. */
const firstOf = (value: string, order: string, known: string): string =>
  `(array_agg(${value} order by ${order}) filter (where ${known}))[1]`;

const count = (column: Fact): string =>
  firstOf(
    `told.${column}`,
    `${LACKS_TOTALS}, told.place`,
    `told.${column} is not null and ${FITS_TOTALS}`,
  );
const label = (column: Fact, also = "true"): string =>
  `coalesce(${firstOf(`told.${column}`, "told.place", `told.${column} <> 0 and ${also}`)}, 0)`;
const plain = (column: Fact, also = "true"): string =>
  firstOf(`told.${column}`, "told.place", `told.${column} is not null and ${also}`);

const MERGED: Readonly<Record<Fact, string>> = {
  at: `(array_agg(told.at order by told.at < ${UNDATED_UNTIL}, told.place))[1]`,
  input_total: "first.input_total",
  input_cached: count("input_cached"),
  input_cache_write: count("input_cache_write"),
  input_cache_write_1h: count("input_cache_write_1h"),
  output_total: "first.output_total",
  reasoning: count("reasoning"),
  provider: label("provider"),
  model: label("model"),
  tier_requested: label("tier_requested"),
  tier_served: label("tier_served"),
  project: label("project"),
  api_key: label("api_key"),
  user_label: label("user_label"),
  endpoint: label("endpoint"),
  workload: label("workload"),
  region: label("region"),
  error_code: label("error_code", FITS_END),
  outcome: `coalesce(first.outcome, min(told.outcome))`,
  error_class: firstOf(
    "told.error_class",
    `told.error_class = ${UNKNOWN_CLASS}, told.place`,
    `told.error_class is not null and ${FITS_END}`,
  ),
  latency_ms: plain("latency_ms"),
  ttft_ms: plain("ttft_ms"),
  http_status: plain("http_status", FITS_END),
  attempt: plain("attempt"),
  request_id: plain("request_id"),
  operation_id: plain("operation_id"),
};

/**
 * A query for one row per key out of rows that tell of it (columns: key, place, facts): `mergeTellings` in SQL, the
 * lowest place being the first. `told`: a query or a table.
 */
export function mergedCalls(told: string): string {
  return `
    with told as materialized (${told}), first as (
      select key,
        ${firstOf("told.input_total", `${LACKS_TOTALS}, told.place`, "told.input_total is not null")} as input_total,
        ${firstOf("told.output_total", `${LACKS_TOTALS}, told.place`, "told.output_total is not null")} as output_total,
        ${firstOf("told.outcome", "told.place", `not ${IS_OPEN}`)} as outcome
      from told group by key
    )
    select told.key, ${CALL_FACTS.map((fact) => `${MERGED[fact]} as ${fact}`).join(",\n      ")}
    from told join first on first.key = told.key
    group by told.key, first.input_total, first.output_total, first.outcome`;
}
