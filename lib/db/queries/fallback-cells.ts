import type { CellFilter, CostCell } from "../../analytics/cost-cell.ts";
import { CHEAPER_TIERS } from "../../analytics/fallback-lines.ts";
import { OUTCOMES, type Outcome } from "../../core/record.ts";
import { isoFromUs, US_PER_DAY } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { arrayText, DIMENSIONS, isSynthetic, TOKENS } from "../sum-facts.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { dataSpan } from "./data-span.ts";
import { CELL_FACTS, factCells } from "./fact-cells.ts";

/** A fallback follows what it falls back from within this time: a batch ends after a day. */
const LONGEST_US = 2 * US_PER_DAY;

interface FallbackWish {
  /** The cells' `errorClass` is that of the attempt that was made in vain. */
  readonly tellCause?: boolean;
}

const places = (...outcomes: readonly Outcome[]): string =>
  arrayText(outcomes.map((outcome) => OUTCOMES.indexOf(outcome)));

/**
 * Calls that were answered at another tier after an earlier attempt of their operation had asked for flex or batch in
 * vain, as cells whose `tierRequested` is that of the first such attempt. Of single calls alone: aggregate rows know no
 * operations.
 */
export async function fallbackCells(
  db: Database,
  filter: CellFilter,
  frame: PriceFrame,
  { tellCause = false }: FallbackWish = {},
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
  const ids = arrayText(labels.map(({ id }) => id));
  const cheaper = sql`any (${ids}::text::int[])`;
  const all = sql`all (${ids}::text::int[])`;
  const shown = filter.synthetic ?? false;
  const ofAsked = tellCause ? ["tier_requested", "error_class"] : ["tier_requested"];
  const columns = [...TOKENS.split(", "), ...DIMENSIONS.split(", ")].map((column) =>
    ofAsked.includes(column) ? `asked_${column} as ${column}` : column,
  );
  // The fence lets each operation be found by its own index, also before there are statistics.
  const facts = sql`
    with asked as materialized (
      select distinct on (operation_id) operation_id, at as asked_at, tier_requested as asked_tier_requested,
        error_class as asked_error_class
      from calls
      where workspace = ${workspace} and operation_id is not null and tier_requested = ${cheaper}
        and outcome = any (${places("error", "cancelled")}::text::int[])
        and at >= ${isoFromUs(Math.max(0, fromUs - LONGEST_US))}::timestamptz
        and at < ${isoFromUs(toUs)}::timestamptz and ${isSynthetic(sql, workspace)} = ${shown}
      order by operation_id, at, key
    ), attempts as (
      select asked_at, asked_tier_requested, asked_error_class, attempt.* from asked cross join lateral (
        select * from calls where workspace = ${workspace} and calls.operation_id is not null
          and hashtextextended(calls.operation_id, 0) = hashtextextended(asked.operation_id, 0)
          and calls.operation_id = asked.operation_id
        offset 0
      ) attempt
    )
    select 0::smallint as grain, at, 1::bigint as requests, ${sql.unsafe(CELL_FACTS)} from (
      select at, ${sql.unsafe(columns.join(", "))} from attempts
      where at >= asked_at and at >= ${isoFromUs(fromUs)}::timestamptz and at < ${isoFromUs(toUs)}::timestamptz
        and outcome = any (${places("success", "incomplete")}::text::int[])
        and tier_requested <> ${all} and tier_served <> 0
        and ${isSynthetic(sql, workspace)} = ${shown} ${condition()}
    ) fallbacks`;
  return await factCells(sql, workspace, facts, frame);
}
