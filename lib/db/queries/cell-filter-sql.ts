import type { Fragment } from "postgres";
import type { CellFilter, CellLists } from "../../analytics/cost-cell.ts";
import { ERROR_CLASSES, OUTCOMES } from "../../core/record.ts";
import type { Database } from "../database.ts";
import { arrayText } from "../sum-facts.ts";
import { storedName } from "../writes/label-ids.ts";
import { type WorkloadSql, workloadSql } from "./workload-sql.ts";

type Names = readonly (string | null)[];
type LabelledList =
  | "providers"
  | "models"
  | "tiersRequested"
  | "tiersServed"
  | "projects"
  | "apiKeys"
  | "endpoints";

interface Label {
  readonly kind: string;
  readonly name: string;
  readonly id: number;
}

const UNKNOWN = 0;
const NO_CAUSE = -1;

const LABELLED = {
  providers: { kind: "provider", column: "provider" },
  models: { kind: "model", column: "model" },
  tiersRequested: { kind: "tierRequested", column: "tier_requested" },
  tiersServed: { kind: "tierServed", column: "tier_served" },
  projects: { kind: "project", column: "project" },
  apiKeys: { kind: "apiKey", column: "api_key" },
  endpoints: { kind: "endpoint", column: "endpoint" },
} as const satisfies Record<LabelledList, { readonly kind: string; readonly column: string }>;
const LABELLED_LISTS = Object.keys(LABELLED) as LabelledList[]; // the keys of the table above

/** The columns that a filter looks at, of those that not every sum has. */
export function filteredColumns(
  filter: CellFilter,
  workload: Pick<WorkloadSql, "columns">,
): readonly string[] {
  const columns = [filter, filter.exclude ?? {}].flatMap((lists) => [
    ...LABELLED_LISTS.filter((list) => isSaid(lists[list])).map((list) => LABELLED[list].column),
    ...(isSaid(lists.workloads) ? workload.columns : []),
    ...(isSaid(lists.tiers) ? ["tier_requested", "tier_served"] : []),
    ...(isSaid(lists.outcomes) ? ["outcome"] : []),
    ...(isSaid(lists.errorClasses) ? ["error_class"] : []),
  ]);
  const ofCounts = filter.usage ? ["token_flags"] : [];
  return [...new Set<string>([...columns, ...ofCounts])];
}

const isSaid = (names: Names | undefined): names is Names =>
  names !== undefined && names.length > 0;

/**
 * Conditions on the dimension columns that keep what the filter means. They come as a
 * function, since a fragment that is awaited would be sent to the server.
 */
export async function cellFilterSql(
  db: Database,
  filter: CellFilter,
  workload?: WorkloadSql,
): Promise<() => Fragment> {
  const { sql } = db;
  const { exclude = {} } = filter;
  const asksWorkload = isSaid(filter.workloads) || isSaid(exclude.workloads);
  const { expression } = workload ?? (asksWorkload ? await workloadSql(db) : { expression: "" });
  const idsOf = await labelFinder(db, [...namesIn(filter), ...namesIn(exclude)]);
  const isOneOf = (column: string, ids: readonly number[]): Fragment =>
    sql`${sql.unsafe(column)} = any (${arrayText(ids)}::text::int[])`;

  const conditions = (lists: CellLists): readonly Fragment[] => {
    const labelled = LABELLED_LISTS.flatMap((list) => {
      const { kind, column } = LABELLED[list];
      const names = lists[list];
      return isSaid(names) ? [isOneOf(column, idsOf(kind, names))] : [];
    });
    const { tiers, workloads, outcomes, errorClasses } = lists;
    return [
      ...labelled,
      ...(isSaid(workloads) ? [isOneOf(expression, idsOf("workload", workloads))] : []),
      ...(isSaid(tiers) ? [isPricedAt(tiers)] : []),
      ...(isSaid(outcomes) ? [isOneOf("outcome", placesIn(OUTCOMES, outcomes))] : []),
      ...(isSaid(errorClasses)
        ? [isOneOf(`coalesce(error_class, ${NO_CAUSE})`, placesIn(ERROR_CLASSES, errorClasses))]
        : []),
    ];
  };

  // The tier to price: served, else requested unless `auto`.
  const isPricedAt = (tiers: Names): Fragment => {
    const auto = idsOf("tierRequested", ["auto"]);
    const requested = idsOf("tierRequested", tiers).filter((id) => !auto.includes(id));
    const unnamed = tiers.includes(null) ? auto : [];
    const served = idsOf("tierServed", tiers).filter((id) => id !== UNKNOWN);
    return sql`(${isOneOf("tier_served", served)}
      or (tier_served = ${UNKNOWN} and ${isOneOf("tier_requested", [...requested, ...unnamed])}))`;
  };
  const wanted = () => conditions(filter).map((condition) => sql`and ${condition}`);
  const unwanted = () => conditions(exclude).map((condition) => sql`and not ${condition}`);
  return () => [...wanted(), ...unwanted()].reduce((all, one) => sql`${all} ${one}`, sql``);
}

/** Places of names in their list; `null` is told by -1. */
const placesIn = (all: readonly string[], names: Names): readonly number[] =>
  names.flatMap((name) => {
    const place = name === null ? NO_CAUSE : all.indexOf(name);
    return name === null || place >= 0 ? [place] : [];
  });

function namesIn(lists: CellLists): readonly Pick<Label, "kind" | "name">[] {
  const named = (kind: string, names: Names = []) =>
    names.flatMap((name) => (name === null ? [] : [{ kind, name: storedName(name) }]));
  const { tiers = [] } = lists;
  return [
    ...LABELLED_LISTS.flatMap((list) => named(LABELLED[list].kind, lists[list])),
    ...named("workload", lists.workloads),
    ...named("tierServed", tiers),
    ...named("tierRequested", tiers.length === 0 ? [] : [...tiers, "auto"]),
  ];
}

/** Finds ids by names; names that no record carries have none, and unknown has 0. */
async function labelFinder(
  { sql, workspace }: Database,
  wanted: readonly Pick<Label, "kind" | "name">[],
): Promise<(kind: string, names: Names) => readonly number[]> {
  const labels =
    wanted.length === 0
      ? []
      : await sql<Label[]>`
          select kind, name, id from labels
          where workspace = ${workspace} and (kind, name) in (
            select * from unnest(
              ${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ name }) => name)}::text[]))`;
  return (kind, names) =>
    names.flatMap((name) => {
      if (name === null) return [UNKNOWN];
      const stored = storedName(name);
      return labels.filter((one) => one.kind === kind && one.name === stored).map(({ id }) => id);
    });
}
