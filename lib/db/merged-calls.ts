import { ERROR_CLASSES, OUTCOMES } from "../core/record.ts";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../core/time.ts";
import { CALL_FACTS } from "./call-columns.ts";

type Fact = (typeof CALL_FACTS)[number];
/** Facts of which each is found by itself, once it is known which totals and which end of the call hold. */
type FoundFact = Exclude<Fact, "input_total" | "output_total" | "outcome">;

const UNDATED_UNTIL = `'${isoFromUs(UNDATED_US + US_PER_DAY)}'::timestamptz`;
const PENDING = OUTCOMES.indexOf("pending");
const UNKNOWN_OUTCOME = OUTCOMES.indexOf("unknown");
const UNKNOWN_CLASS = ERROR_CLASSES.indexOf("unknown");

const IS_OPEN = `told.outcome in (${PENDING}, ${UNKNOWN_OUTCOME})`;
/** Whether a telling's further counts, or its reasons, go with the totals, or the end, that hold. */
const FITS_TOTALS =
  "coalesce(told.input_total = chosen.input_total, true) and coalesce(told.output_total = chosen.output_total, true)";
const FITS_END = `(${IS_OPEN} or told.outcome = chosen.outcome)`;
/** Who gives the totals gives further counts first; places are positive. */
const COUNT_PLACE = "case told.place when chosen.totals then -1 else told.place end";
/** Any time, or any cause, stands behind a known one. */
const BEHIND = 1n << 40n;

interface Finding {
  /** Whether a telling knows the fact. */
  readonly known: string;
  /** Its place among those who do: the lowest gives it. */
  readonly place: string;
}

const is = (known: string, place = "told.place"): Finding => ({ known, place });
const plain = (column: FoundFact): Finding => is(`told.${column} is not null`);
const label = (column: FoundFact): Finding => is(`told.${column} <> 0`);
const count = (column: FoundFact): Finding =>
  is(`told.${column} is not null and ${FITS_TOTALS}`, COUNT_PLACE);

const FINDINGS: Readonly<Record<FoundFact, Finding>> = {
  at: is("true", `told.place + (told.at < ${UNDATED_UNTIL})::int * ${BEHIND}`),
  input_cached: count("input_cached"),
  input_cache_write: count("input_cache_write"),
  input_cache_write_1h: count("input_cache_write_1h"),
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
  error_code: is(`told.error_code <> 0 and ${FITS_END}`),
  error_class: is(
    `told.error_class is not null and ${FITS_END}`,
    `told.place + (told.error_class = ${UNKNOWN_CLASS})::int * ${BEHIND}`,
  ),
  latency_ms: plain("latency_ms"),
  ttft_ms: plain("ttft_ms"),
  http_status: is(`told.http_status is not null and ${FITS_END}`),
  attempt: plain("attempt"),
  request_id: plain("request_id"),
  operation_id: plain("operation_id"),
};
const FOUND = Object.entries(FINDINGS) as [FoundFact, Finding][]; // the record's own keys

const LABELS: ReadonlySet<string> = new Set(
  FOUND.flatMap(([fact, { known }]) => (known.includes("<> 0") ? [fact] : [])),
);

function merged(fact: Fact): string {
  if (fact === "input_total" || fact === "output_total") return `chosen.${fact}`;
  if (fact === "outcome") return "coalesce(chosen.outcome, min(told.outcome))";
  const value = `max(told.${fact}) filter (where ${FINDINGS[fact].place} = found.${fact})`;
  return LABELS.has(fact) ? `coalesce(${value}, 0)` : value;
}

/**
 * A query for one row per key out of rows that tell of it (columns: key, place, facts): `mergeTellings` in SQL. Places
 * are whole numbers from 0 to 2^40, different for each row of a key; the lowest is the first. `told`: a query.
 * Only minima and joins: sorting the tellings of each call for each fact takes ten times as long.
 */
export function mergedCalls(told: string): string {
  return `
    with told as materialized (${told}), first as (
      select key,
        min(place) filter (where input_total is not null and output_total is not null) as totals,
        min(place) filter (where input_total is not null) as input_total,
        min(place) filter (where output_total is not null) as output_total,
        min(place) filter (where not ${IS_OPEN}) as outcome
      from told group by key
    ), chosen as materialized (
      select first.key, first.totals, input.input_total, output.output_total, ended.outcome
      from first
      left join told input on input.key = first.key and input.place = coalesce(first.totals, first.input_total)
      left join told output on output.key = first.key and output.place = coalesce(first.totals, first.output_total)
      left join told ended on ended.key = first.key and ended.place = first.outcome
    ), found as (
      select told.key, ${FOUND.map(([fact, { known, place }]) => `min(${place}) filter (where ${known}) as ${fact}`).join(",\n        ")}
      from told join chosen on chosen.key = told.key
      group by told.key
    )
    select told.key, ${CALL_FACTS.map((fact) => `${merged(fact)} as ${fact}`).join(",\n      ")}
    from told join chosen on chosen.key = told.key join found on found.key = told.key
    group by told.key, chosen.input_total, chosen.output_total, chosen.outcome`;
}
