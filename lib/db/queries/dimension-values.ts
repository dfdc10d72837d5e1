import { LIST_FILTERS, type ListFilter } from "../../core/list-filters.ts";
import { ERROR_CLASSES, OUTCOMES } from "../../core/record.ts";
import { COST_FAMILY } from "../cost-family.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { columnsOf } from "../rollup-family.ts";
import { chooseSources } from "./choose-sources.ts";
import { type DataSpan, dataSpan } from "./data-span.ts";
import { labelNames } from "./label-names.ts";
import { plannedRows } from "./planned-rows.ts";
import { type WorkloadSql, workloadSql } from "./workload-sql.ts";

/** A name and the records that carry it; `null` = those that carry none. */
export interface DimensionValue {
  readonly name: string | null;
  readonly records: number;
}

export type DimensionValues = Readonly<Record<ListFilter, readonly DimensionValue[]>>;

const COLUMN = {
  models: "model",
  providers: "provider",
  tiersServed: "tier_served",
  tiersRequested: "tier_requested",
  outcomes: "outcome",
  errorClasses: "error_class",
  projects: "project",
  workloads: "workload",
  apiKeys: "api_key",
  endpoints: "endpoint",
} as const satisfies Record<Exclude<ListFilter, "tiers">, string>;
type Told = keyof typeof COLUMN;

/** Lists that the same sums tell apart: the fewer names, the fewer rows. */
const TOGETHER: readonly (readonly Told[])[] = [
  ["models", "providers", "tiersServed", "tiersRequested", "outcomes", "errorClasses"],
  ["projects", "workloads"],
  ["apiKeys", "endpoints"],
];

interface ValueRow {
  readonly column: string;
  /** A label, an outcome or a cause; of a pair of tiers the one served. */
  readonly id: number | null;
  /** Of a pair of tiers the one asked for. */
  readonly requested: number | null;
  readonly records: number;
}

/** Which names the user's own records carry, or the made-up ones; most records first. Needs roll-ups as new as the facts. */
export async function dimensionValues(
  db: Database,
  frame: PriceFrame,
  synthetic = false,
): Promise<DimensionValues> {
  const filter = { fromUs: null, toUs: null, zone: "UTC", synthetic };
  const found = await dataSpan(db, filter);
  const workload = await workloadSql(db);
  const rows: ValueRow[] = [];
  for (const lists of found ? TOGETHER : []) {
    if (found) rows.push(...(await valueRows(db, { lists, workload, frame, found, synthetic })));
  }
  const ids = new Set(rows.flatMap(({ id, requested }) => [id ?? 0, requested ?? 0]));
  const names = await labelNames(db, ids);
  const values = LIST_FILTERS.map(({ key }) => [key, valuesOf(key, rows, names)]);
  return Object.fromEntries(values) as DimensionValues; // every list is a key by construction
}

interface Wanted {
  readonly lists: readonly Told[];
  readonly workload: WorkloadSql;
  readonly frame: PriceFrame;
  readonly found: DataSpan;
  readonly synthetic: boolean;
}

async function valueRows(
  db: Database,
  { lists, workload, frame, found, synthetic }: Wanted,
): Promise<readonly ValueRow[]> {
  const { sql, workspace } = db;
  const columns = lists.map((list) => COLUMN[list]);
  const hasTiers = lists.includes("tiersServed");
  const sources = await chooseSources(db, {
    ...{ family: COST_FAMILY, frame, zone: "UTC", splits: [], momentsUs: [], ...found },
    columns: columns.flatMap((column) => (column === "workload" ? workload.columns : [column])),
  });
  const facts = plannedRows(
    db,
    { byHour: "rollups", coarse: "coarse_rollups", columns: columnsOf(COST_FAMILY) },
    sources,
    (spans) => COST_FAMILY.sumFacts(sql, { workspace, boundaries: frame.boundaries, spans }),
  );
  const shown = columns.map((column) =>
    column === "workload" ? `${workload.expression} as workload` : column,
  );
  const pair = "when grouping(tier_served, tier_requested) = 0 then 'tier'";
  const cases = columns.map((column) => `when grouping(${column}) = 0 then '${column}'`);
  const sets = [...columns, ...(hasTiers ? ["tier_served, tier_requested"] : [])];
  return await sql<ValueRow[]>`
    with facts as (${facts}),
    named as (
      select ${sql.unsafe(shown.join(", "))}, records from facts where synthetic = ${synthetic}
    )
    select case ${sql.unsafe([...(hasTiers ? [pair] : []), ...cases].join(" "))} end as column,
      coalesce(${sql.unsafe([...columns, "null::int"].join(", "))}) as id,
      ${sql.unsafe(hasTiers ? "tier_requested" : "null::int")} as requested, sum(records)::bigint as records
    from named
    group by grouping sets (${sql.unsafe(sets.map((set) => `(${set})`).join(", "))})`;
}

/** The values of a list; of `tiers`, the tier to price: served, else requested unless `auto`. */
function valuesOf(
  list: ListFilter,
  rows: readonly ValueRow[],
  names: ReadonlyMap<number, string>,
): readonly DimensionValue[] {
  const column = list === "tiers" ? "tier" : COLUMN[list];
  const counts = new Map<string | null, number>();
  for (const { id, requested, records } of rows.filter((row) => row.column === column)) {
    const name = nameOf(list, { id, requested }, names);
    counts.set(name, (counts.get(name) ?? 0) + records);
  }
  return [...counts]
    .map(([name, records]) => ({ name, records }))
    .sort((a, b) => b.records - a.records || byName(a.name, b.name));
}

/** Those without a name come last. */
const byName = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : 1;
};

function nameOf(
  list: ListFilter,
  { id, requested }: Pick<ValueRow, "id" | "requested">,
  names: ReadonlyMap<number, string>,
): string | null {
  if (list === "outcomes") return OUTCOMES[id ?? -1] ?? null;
  if (list === "errorClasses") return ERROR_CLASSES[id ?? -1] ?? null;
  const name = names.get(id ?? 0) ?? null;
  if (list !== "tiers" || name !== null) return name;
  const asked = names.get(requested ?? 0) ?? null;
  return asked === "auto" ? null : asked;
}
