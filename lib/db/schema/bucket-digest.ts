import { type SQL, sql } from "drizzle-orm";

/** Microseconds of a time column, as text that no setting of the session changes. */
const epoch = (column: string): string =>
  `coalesce((extract(epoch from (${column} - '1970-01-01 00:00:00+00'::timestamptz)))::text, '')`;

/** What each column holds, as text that no setting of the session changes. */
const texts = (columns: readonly string[]): string =>
  columns.map((column) => `coalesce(${column}::text, '')`).join(" || '|' || ");

/** An aggregate row's period and names as text. */
const about = (names: readonly string[]): string =>
  [epoch("start_at"), epoch("end_at"), ...names.map((name) => `${name}::text`)].join(" || '|' || ");

/** Rows of no period stand on the day that stands in for it. */
const IS_UNDATED = "start_at < '2015-01-02 00:00:00+00'::timestamptz";

/**
 * What an aggregate row is about, as a digest of its period and names: rows of one digest in one file
 * add up, and a later file that brings the digest anew replaces them. A row with an id of its own is
 * about that, whatever else it says. A row of no period is about what it counts: another count may be
 * of another period, and must not replace it.
 */
function digestOf(grain: "bucket" | "cost", names: readonly string[], counts: readonly string[]) {
  return `'${grain}' || '|' || ${about(names)}
    || case when ${IS_UNDATED} then '|' || ${texts(counts)} else '' end`;
}

export const BUCKET_NAMES = [
  "provider",
  "model",
  "tier_requested",
  "tier_served",
  "project",
  "api_key",
  "user_label",
  "endpoint",
  "workload",
  "region",
  "error_code",
] as const;

const COUNTED = [
  "requests",
  "input_total",
  "input_cached",
  "input_cache_write",
  "input_cache_write_1h",
  "output_total",
  "reasoning",
] as const;

const NAMED_WITH_OUTCOME = [...BUCKET_NAMES, "outcome"];

/** What a row with an id of its own says beside its counts, as text. */
export const ABOUT_BUCKET = about(NAMED_WITH_OUTCOME);

export const BUCKET_DIGEST: SQL = sql.raw(`md5(case
  when own_id is not null then 'own|' || provider::text || '|' || own_id
  else ${digestOf("bucket", NAMED_WITH_OUTCOME, COUNTED)} end)::uuid`);

export const COST_DIGEST: SQL = sql.raw(
  `md5(${digestOf("cost", BUCKET_NAMES, ["trim_scale(amount_usd)"])})::uuid`,
);
