import type { CellFilter, CostCell } from "../../analytics/cost-cell.ts";
import { CHEAPER_TIERS, type CheaperTier } from "../../analytics/fallback-lines.ts";
import { isoFromUs } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { isSynthetic } from "../sum-facts.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { dataSpan } from "./data-span.ts";
import { CELL_FACTS, factCells } from "./fact-cells.ts";

/** Calls whose code asked for a tier, as its caller told, and sent another one or none; no policy of ours meant that. */
export interface ChangedCalls {
  readonly tierInCode: CheaperTier;
  /** `tierRequested` is what was sent. */
  readonly cells: readonly CostCell[];
}

/** Calls of which flex or batch was asked in code, and something else went over the wire. */
export async function changedOnTheWay(
  db: Database,
  filter: CellFilter,
  frame: PriceFrame,
): Promise<readonly ChangedCalls[]> {
  const { sql, workspace } = db;
  const [{ any }] = await sql<[{ any: boolean }]>`
    select exists (
      select from call_details where workspace = ${workspace}
        and details ->> 'tierInCode' in ${sql(CHEAPER_TIERS)} and details ->> 'policy' is null
    ) as any`;
  const found = any ? await dataSpan(db, filter) : null;
  if (!found) return [];
  const { fromUs, toUs } = found.span;
  const condition = await cellFilterSql(db, filter);
  const cellsOf = (tier: CheaperTier) =>
    factCells(
      sql,
      workspace,
      sql`
        select 0::smallint as grain, at, 1::bigint as requests, ${sql.unsafe(CELL_FACTS)} from calls
        where workspace = ${workspace} and at >= ${isoFromUs(fromUs)}::timestamptz
          and at < ${isoFromUs(toUs)}::timestamptz
          and ${isSynthetic(sql, workspace)} = ${filter.synthetic ?? false} ${condition()}
          and key in (
            select key from call_details where workspace = ${workspace}
              and details ->> 'tierInCode' = ${tier} and details ->> 'policy' is null)
          and tier_requested not in (
            select id from labels where workspace = ${workspace} and kind = 'tierRequested'
              and name = ${tier})`,
      frame,
    );
  return await Promise.all(
    CHEAPER_TIERS.map(async (tierInCode) => ({ tierInCode, cells: await cellsOf(tierInCode) })),
  );
}
