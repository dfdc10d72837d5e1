import type { Fragment } from "postgres";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import type { Database } from "../database.ts";
import { arrayText } from "../sum-facts.ts";
import { storedName } from "../writes/label-ids.ts";

type Names = readonly (string | null)[];

interface Label {
  readonly kind: string;
  readonly name: string;
  readonly id: number;
}

const UNKNOWN = 0;

/**
 * Conditions on the dimension columns that keep what the filter's lists include. They come as a
 * function, since a fragment that is awaited would be sent to the server.
 */
export async function cellFilterSql(db: Database, filter: CellFilter): Promise<() => Fragment> {
  const { providers = [], models = [], tiers = [], projects = [], workloads = [] } = filter;
  const idsOf = await labelFinder(db, [
    ...named("provider", providers),
    ...named("model", models),
    ...named("tierServed", tiers),
    ...named("tierRequested", [...tiers, "auto"]),
    ...named("project", projects),
    ...named("workload", workloads),
  ]);
  const { sql } = db;
  const isOneOf = (column: string, ids: readonly number[]): Fragment =>
    sql`${sql(column)} = any (${arrayText(ids)}::text::int[])`;
  const list = (column: string, names: Names): Fragment =>
    names.length === 0 ? sql`` : sql`and ${isOneOf(column, idsOf(column, names))}`;

  // The tier to price: served, else requested unless `auto`.
  const auto = idsOf("tierRequested", ["auto"]);
  const requested = idsOf("tierRequested", tiers).filter((id) => !auto.includes(id));
  const unnamed = tiers.includes(null) ? auto : [];
  const served = idsOf("tierServed", tiers).filter((id) => id !== UNKNOWN);
  const tier = sql`and (${isOneOf("tier_served", served)}
    or (tier_served = ${UNKNOWN} and ${isOneOf("tier_requested", [...requested, ...unnamed])}))`;
  return () => sql`
    ${list("provider", providers)} ${list("model", models)} ${list("project", projects)}
    ${list("workload", workloads)} ${tiers.length === 0 ? sql`` : tier}`;
}

const named = (kind: string, names: Names) =>
  names.flatMap((name) => (name === null ? [] : [{ kind, name: storedName(name) }]));

/** Finds ids by names; names that no record carries have none, and unknown has 0. */
async function labelFinder(
  { sql, workspace }: Database,
  wanted: readonly { readonly kind: string; readonly name: string }[],
): Promise<(kind: string, names: Names) => readonly number[]> {
  const labels = await sql<Label[]>`
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
