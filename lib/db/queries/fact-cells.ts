import type { Fragment } from "postgres";
import type { CostCell } from "../../analytics/cost-cell.ts";
import type { Sql, TransactionSql } from "../connect.ts";
import { type PriceFrame, peakSql } from "../price-frame.ts";
import { arrayText, DIMENSIONS, FLAGS, momentsText, TOKEN_SUMS, TOKENS } from "../sum-facts.ts";
import { type CellRow, costCellOf, NO_TIME, PRICE_DIMENSIONS } from "./cost-cell-row.ts";

/** What `factCells` needs of a call or an aggregate row beside `grain`, `at` and `requests`. */
export const CELL_FACTS = `${TOKENS}, ${DIMENSIONS}, (${FLAGS})::smallint as token_flags`;

/** The rows of a query (`grain`, `at`, `requests`, CELL_FACTS), summed where they price alike. */
export async function factCells(
  sql: Sql | TransactionSql,
  workspace: number,
  facts: Fragment,
  frame: PriceFrame,
): Promise<readonly CostCell[]> {
  const sizes = sql`(select ${arrayText(frame.boundaries)}::text::bigint[])`;
  const changes = sql`(select ${momentsText(frame.changesUs)}::text::timestamptz[])`;
  const keys = sql.unsafe(
    `${Object.values(PRICE_DIMENSIONS).join(", ")}, grain, outcome, error_class, token_flags, size_class`,
  );
  const names = Object.keys(PRICE_DIMENSIONS).map((kind) => `"${kind}".name as "${kind}"`);
  const joins = Object.entries(PRICE_DIMENSIONS).map(
    ([kind, column]) => sql`
      left join labels ${sql(kind)} on ${sql(kind)}.workspace = ${workspace}
        and ${sql(kind)}.kind = ${kind} and ${sql(kind)}.id = cells.${sql(column)}`,
  );
  const rows = await sql<CellRow[]>`
    with facts as (${facts}), sized as (
      select facts.*, coalesce(width_bucket(input_total, ${sizes}), 0)::smallint as size_class,
        width_bucket(at, ${changes}) as epoch,
        ${peakSql(sql, frame.peakWindows, sql`at`)} as peak
      from facts
    ), cells as (
      select ${keys}, min(at) as at, count(*) as records, coalesce(sum(requests), 0)::bigint as requests,
        count(*) - count(requests) as requests_unknown, ${sql.unsafe(TOKEN_SUMS)}
      from sized group by ${keys}, epoch, peak
    )
    select ${sql.unsafe(names.join(", "))}, cells.grain, cells.outcome, error_class, token_flags, size_class,
      records, requests, requests_unknown, ${sql.unsafe(TOKENS)},
      (extract(epoch from cells.at) * 1000000)::bigint as "startUs"
    from cells ${joins}`;
  return rows.map((row) => costCellOf(row, NO_TIME, frame.boundaries));
}
