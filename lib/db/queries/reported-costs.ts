import type { Fragment } from "postgres";
import type { CellFilter, CellLists, CostCell } from "../../analytics/cost-cell.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { reconcile } from "../../analytics/reconcile.ts";
import type { ReportedAmount } from "../../analytics/reported-sum.ts";
import { isoFromUs } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { Reported, ReportedSource } from "../../wire/reported.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { pricedTierJoin } from "./priced-tier.ts";
import { rollupCells } from "./rollup-cells.ts";

export interface ReportedCosts {
  readonly amounts: readonly ReportedAmount[];
  readonly sources: Reported["sources"];
}

/** Reports name neither outcomes nor causes of failure. */
const asksForEnds = ({ outcomes = [], errorClasses = [] }: CellLists): boolean =>
  outcomes.length > 0 || errorClasses.length > 0;

/**
 * What providers report, in costs and beside the usage of aggregate rows, for a time that the filter's range touches, summed over rows that are
 * alike.
 */
export async function reportedCosts(db: Database, filter: CellFilter): Promise<ReportedCosts> {
  const { sql, workspace } = db;
  const { fromUs, toUs } = filter;
  if (asksForEnds(filter) || asksForEnds(filter.exclude ?? {})) return { amounts: [], sources: [] };
  const condition = await cellFilterSql(db, filter);
  const from = fromUs === null ? null : isoFromUs(fromUs);
  const reach = from === null ? sql`` : sql`and (start_at >= ${from} or end_at > ${from})`;
  const until = toUs === null ? sql`` : sql`and start_at < ${isoFromUs(toUs)}`;
  const toldIn = (table: "reported_costs" | "buckets", usd: Fragment) => sql`
    select import_id, provider, model, tier_served, tier_requested, start_at, end_at, ${usd} as amount_usd
    from ${sql(table)} where workspace = ${workspace} and active and ${usd} is not null
      ${reach} ${until} ${condition()}`;
  const told = () => sql`
    from (
      ${toldIn("reported_costs", sql`amount_usd`)} union all ${toldIn("buckets", sql`reported_usd`)}
    ) told`;
  const tellers = await sql<ReportedSource[]>`
    select id as "importId", file_name as "fileName", "overlaps" from imports
    where workspace = ${workspace} and id in (select import_id ${told()}) order by id`;
  const sources = toldTogether(tellers);
  if (sources.length === 0) return { amounts: [], sources };
  const amounts = await sql<ReportedAmount[]>`
    select provider.name as provider, tier.name as tier, "namesModel",
      (extract(epoch from start_at) * 1000000)::bigint as "startUs",
      (extract(epoch from coalesce(end_at, start_at)) * 1000000)::bigint as "endUs", usd, rows
    from (
      select provider, tier_served, tier_requested, model <> 0 as "namesModel", start_at, end_at,
        sum(amount_usd)::text as usd, count(*)::int as rows
      ${told()}
      group by provider, tier_served, tier_requested, model <> 0, start_at, end_at, amount_usd < 0
    ) sums
    left join labels provider on provider.workspace = ${workspace}
      and provider.kind = 'provider' and provider.id = sums.provider
    ${pricedTierJoin(db)}`;
  return { amounts, sources };
}

/** An import notes those before it; here each of the two names the other. */
function toldTogether(tellers: readonly ReportedSource[]): readonly ReportedSource[] {
  return tellers.map((own) => {
    const others = tellers.filter(
      ({ importId, overlaps }) =>
        own.overlaps.includes(importId) || overlaps.includes(own.importId),
    );
    return { ...own, overlaps: others.map(({ importId }) => importId) };
  });
}

/**
 * The providers' reports beside what usage costs, under the same filters; `null` where none touches the period.
 * `utcDays`: the usage, where it was summed by UTC day already. Needs roll-ups as new as the facts.
 */
export async function reportedBesideUsage(
  db: Database,
  book: PriceBook,
  { filters, utcDays }: { filters: AppliedFilters; utcDays: readonly CostCell[] | null },
): Promise<Reported | null> {
  const filter = { ...cellFilterOf(filters, "own"), zone: "UTC" };
  const { amounts, sources } = await reportedCosts(db, filter);
  if (sources.length === 0) return null;
  const cells = utcDays ?? (await cellsByDay(db, book, filter));
  const { total, providers } = reconcile(book, amounts, cells, filter);
  return { ...total, providers, sources, otherCurrencyRows: await countOtherCurrencies(db) };
}

async function cellsByDay(
  db: Database,
  book: PriceBook,
  filter: CellFilter,
): Promise<readonly CostCell[]> {
  const question = { filter, splits: ["day"], areRollupsNew: true } as const;
  return (await rollupCells(db, question, priceFrameOf(book))).cells;
}

/** The codes by which formats turn amounts away that are not in USD. */
const OTHER_CURRENCY = ["other-currency", "not-usd"];

async function countOtherCurrencies({ sql, workspace }: Database): Promise<number> {
  const [{ rows }] = await sql<[{ rows: number }]>`
    select coalesce(sum((cause ->> 'rows')::bigint), 0)::bigint as rows
    from imports cross join lateral jsonb_array_elements(reject_causes) cause
    where workspace = ${workspace} and state = 'done' and grain = 'cost'
      and cause ->> 'code' = any (${OTHER_CURRENCY})`;
  return rows;
}
