import { type SQL, sql } from "drizzle-orm";

/** Microseconds of a time column, as text that no setting of the session changes. */
const epoch = (column: string): string =>
  `coalesce((extract(epoch from (${column} - '1970-01-01 00:00:00+00'::timestamptz)))::text, '')`;

/**
 * What an aggregate row is about, as a digest of its period and names: rows of one digest in one file
 * add up, and a later file that brings the digest anew replaces them.
 */
export function bucketDigest(grain: "bucket" | "cost", names: readonly string[]): SQL {
  const parts = [
    `'${grain}'`,
    epoch("start_at"),
    epoch("end_at"),
    ...names.map((name) => `${name}::text`),
  ];
  return sql.raw(`md5(${parts.join(" || '|' || ")})::uuid`);
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
