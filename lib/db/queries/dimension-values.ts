import { LIST_FILTERS, type ListFilter } from "../../core/list-filters.ts";
import { ERROR_CLASSES, OUTCOMES } from "../../core/record.ts";
import type { Database } from "../database.ts";
import { pricedTierJoin } from "./priced-tier.ts";

/** A name and the records that carry it; `null` = those that carry none. */
export interface DimensionValue {
  readonly name: string | null;
  readonly records: number;
}

export type DimensionValues = Readonly<Record<ListFilter, readonly DimensionValue[]>>;

type LabelledList = Exclude<ListFilter, "tiers" | "outcomes" | "errorClasses">;

/** The kind of label by which each list filters, and its column in the roll-ups. */
const LABELLED: Readonly<Record<LabelledList, { readonly kind: string; readonly column: string }>> =
  {
    models: { kind: "model", column: "model" },
    projects: { kind: "project", column: "project" },
    workloads: { kind: "workload", column: "workload" },
    providers: { kind: "provider", column: "provider" },
    tiersServed: { kind: "tierServed", column: "tier_served" },
    tiersRequested: { kind: "tierRequested", column: "tier_requested" },
    apiKeys: { kind: "apiKey", column: "api_key" },
    endpoints: { kind: "endpoint", column: "endpoint" },
  };
const LABELS = Object.entries(LABELLED);
const KEYS = LIST_FILTERS.map(({ key }) => `"${key}"`);
const NUMBERED = ['"outcomes"', '"errorClasses"'];

const COLUMNS = [...LABELS.map(([, { column }]) => column), "outcome", "error_class"].join(", ");

interface ValueRow {
  /** Place in LIST_FILTERS. */
  readonly place: number;
  readonly name: string | null;
  readonly outcomes: number | null;
  readonly errorClasses: number | null;
  readonly records: number;
}

/** Which names the user's own records carry, or the made-up ones; most records first. Needs roll-ups as new as the facts. */
export async function dimensionValues(db: Database, synthetic = false): Promise<DimensionValues> {
  const { sql, workspace } = db;
  const names = LABELS.map(([list, { kind }]) => `"${kind}".name as "${list}"`).join(", ");
  const places = KEYS.map((key, place) => `when grouping(${key}) = 0 then ${place}`).join(" ");
  const texts = KEYS.filter((key) => !NUMBERED.includes(key)).join(", ");
  const sets = KEYS.map((key) => `(${key})`).join(", ");
  const rows = await sql<ValueRow[]>`
    with named as (
      select ${sql.unsafe(names)}, tier.name as tiers, outcome as outcomes, error_class as "errorClasses", sums.records
      from (
        select ${sql.unsafe(COLUMNS)}, sum(records)::bigint as records
        from rollups where workspace = ${workspace} and synthetic = ${synthetic}
        group by ${sql.unsafe(COLUMNS)}
      ) sums
      ${labelJoins(db)}
      ${pricedTierJoin(db)}
    )
    select case ${sql.unsafe(places)} end as place, coalesce(${sql.unsafe(texts)}) as name,
      outcomes, "errorClasses", sum(records)::bigint as records
    from named
    group by grouping sets (${sql.unsafe(sets)})
    order by records desc, name`;
  const values = LIST_FILTERS.map(({ key }, place) => [
    key,
    rows
      .filter((row) => row.place === place)
      .map((row) => ({ name: nameOf(key, row), records: row.records })),
  ]);
  return Object.fromEntries(values) as DimensionValues; // every list is a key by construction
}

function nameOf(list: ListFilter, { name, outcomes, errorClasses }: ValueRow): string | null {
  if (list === "outcomes") return OUTCOMES[outcomes ?? -1] ?? null;
  if (list === "errorClasses") return ERROR_CLASSES[errorClasses ?? -1] ?? null;
  return name;
}

function labelJoins({ sql, workspace }: Database) {
  return LABELS.map(
    ([, { kind, column }]) => sql`
      left join labels ${sql(kind)} on ${sql(kind)}.workspace = ${workspace}
        and ${sql(kind)}.kind = ${kind} and ${sql(kind)}.id = sums.${sql(column)}`,
  );
}
