import type { UsageRecord } from "../core/record.ts";

export const MATCHED_FIELDS = ["project", "apiKey", "endpoint", "model", "workload"] as const;
export type MatchedField = (typeof MATCHED_FIELDS)[number];

/**
 * Names per field: exact, or the beginning of a name where it ends in `*`. A rule matches where for each field that it
 * names one of the names fits; what a record does not say fits none. `workload` is the source's own word.
 */
export type WorkloadMatch = Readonly<Partial<Record<MatchedField, readonly string[]>>>;

export interface WorkloadRule {
  readonly name: string;
  readonly match: WorkloadMatch;
}

/** Whether a name is one of a list of exact names and beginnings. */
export function fitsOne(name: string | null, patterns: readonly string[]): boolean {
  if (name === null) return false;
  return patterns.some((pattern) =>
    pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

/** Whether a rule fits a record, whatever rules come before it. */
export const fitsRule = (record: Pick<UsageRecord, MatchedField>, match: WorkloadMatch): boolean =>
  MATCHED_FIELDS.every((field) => {
    const patterns = match[field];
    return patterns === undefined || fitsOne(record[field], patterns);
  });

/** The name of the first rule that matches; else what the record's source calls it, `null` where it does not. */
export function workloadOf(
  record: Pick<UsageRecord, MatchedField>,
  rules: readonly WorkloadRule[],
): string | null {
  const rule = rules.find(({ match }) => fitsRule(record, match));
  return rule ? rule.name : record.workload;
}
