import type { CellFilter, CostCell } from "../../analytics/cost-cell.ts";
import { CHEAPER_TIERS } from "../../analytics/fallback-lines.ts";
import { isoFromUs } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { arrayText, DIMENSIONS, isSynthetic, TOKENS } from "../sum-facts.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { dataSpan } from "./data-span.ts";
import { CELL_FACTS, factCells } from "./fact-cells.ts";

/**
 * Calls of which one source says that flex or batch was asked for and another says otherwise or nothing, as cells whose
 * `tierRequested` is that tier.
 */
export async function contestedCells(
  db: Database,
  filter: CellFilter,
  frame: PriceFrame,
): Promise<readonly CostCell[]> {
  const { sql, workspace } = db;
  const found = await dataSpan(db, filter);
  if (!found) return [];
  const labels = await sql<{ id: number }[]>`
    select id from labels where workspace = ${workspace} and kind = 'tierRequested'
      and name in ${sql(CHEAPER_TIERS)}`;
  if (labels.length === 0) return [];
  const { fromUs, toUs } = found.span;
  const condition = await cellFilterSql(db, filter);
  const cheaper = () => sql`any (${arrayText(labels.map(({ id }) => id))}::text::int[])`;
  const others = [...TOKENS.split(", "), ...DIMENSIONS.split(", ")].filter(
    (column) => column !== "tier_requested",
  );
  const facts = sql`
    select 0::smallint as grain, at, 1::bigint as requests, ${sql.unsafe(CELL_FACTS)} from (
      select calls.at, ${sql.unsafe(others.map((column) => `calls.${column}`).join(", "))}, told.tier_requested
      from (
        select key, min(tier_requested) filter (where tier_requested = ${cheaper()}) as tier_requested
        from claimed_calls where workspace = ${workspace}
        group by key having count(distinct tier_requested) > 1 and bool_or(tier_requested = ${cheaper()})
      ) told
      join (
        select * from calls where workspace = ${workspace} and at >= ${isoFromUs(fromUs)}::timestamptz
          and at < ${isoFromUs(toUs)}::timestamptz
          and ${isSynthetic(sql, workspace)} = ${filter.synthetic ?? false} ${condition()}
      ) calls on calls.key = told.key
    ) contested`;
  return await factCells(sql, workspace, facts, frame);
}
