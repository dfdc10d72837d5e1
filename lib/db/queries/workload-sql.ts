import {
  fitsOne,
  MATCHED_FIELDS,
  type MatchedField,
  type WorkloadMatch,
} from "../../analytics/workload-rule.ts";
import type { Database } from "../database.ts";
import { storedName } from "../writes/label-ids.ts";

const FIELD_COLUMN = {
  project: "project",
  apiKey: "api_key",
  endpoint: "endpoint",
  model: "model",
  workload: "workload",
} as const satisfies Record<MatchedField, string>;

/** The label of a row's workload as the user's rules give it, and the columns that it is made of. */
export interface WorkloadSql {
  /** Numbers and column names alone. */
  readonly expression: string;
  readonly columns: readonly string[];
}

/** Workloads by the source's own word. */
export const AS_TOLD: WorkloadSql = { expression: "workload", columns: ["workload"] };

interface StoredRule {
  readonly match: WorkloadMatch;
  readonly label: number;
}

interface Label {
  readonly kind: MatchedField;
  readonly id: number;
  readonly name: string;
}

/** As `workloadOf`, for calls and for roll-ups alike: the first rule that matches, else the source's own word. */
export async function workloadSql(db: Database): Promise<WorkloadSql> {
  const { sql, workspace } = db;
  const rules = await sql<StoredRule[]>`
    select match, labels.id as label from workloads
    join labels on labels.workspace = ${workspace} and labels.kind = 'workload' and labels.name = workloads.name
    where workloads.workspace = ${workspace} order by place, workloads.id`;
  if (rules.length === 0) return AS_TOLD;
  const labels = await matchedLabels(db, rules);
  const cases = rules.map(({ match, label }) => {
    const conditions = fieldsOf(match).map((field) => {
      const patterns = storedPatterns(match[field] ?? []);
      const ids = labels
        .filter(({ kind, name }) => kind === field && fitsOne(name, patterns))
        .map(({ id }) => id);
      return ids.length === 0 ? "false" : `${FIELD_COLUMN[field]} in (${ids.join(", ")})`;
    });
    return `when ${conditions.join(" and ") || "true"} then ${label}`;
  });
  const fields = MATCHED_FIELDS.filter(
    (field) => field === "workload" || rules.some(({ match }) => match[field] !== undefined),
  );
  return {
    expression: `(case ${cases.join(" ")} else workload end)`,
    columns: fields.map((field) => FIELD_COLUMN[field]),
  };
}

const fieldsOf = (match: WorkloadMatch): readonly MatchedField[] =>
  MATCHED_FIELDS.filter((field) => match[field] !== undefined);

/** Exact names as they are stored; beginnings as they are. */
const storedPatterns = (patterns: readonly string[]): readonly string[] =>
  patterns.map((pattern) => (pattern.endsWith("*") ? pattern : storedName(pattern)));

async function matchedLabels(
  { sql, workspace }: Database,
  rules: readonly StoredRule[],
): Promise<readonly Label[]> {
  const wanted = rules.flatMap(({ match }) =>
    fieldsOf(match).flatMap((field) =>
      storedPatterns(match[field] ?? []).map((pattern) => ({
        field,
        isBeginning: pattern.endsWith("*"),
        text: pattern.endsWith("*") ? pattern.slice(0, -1) : pattern,
      })),
    ),
  );
  return await sql<Label[]>`
    select distinct labels.kind, labels.id, labels.name
    from unnest(${wanted.map(({ field }) => field)}::text[], ${wanted.map(({ text }) => text)}::text[],
      ${wanted.map(({ isBeginning }) => String(isBeginning))}::text[]) as wanted (kind, text, is_beginning)
    join labels on labels.workspace = ${workspace} and labels.kind = wanted.kind
      and (labels.name = wanted.text or (wanted.is_beginning = 'true' and starts_with(labels.name, wanted.text)))`;
}
