import type { CostCell } from "../../analytics/cost-cell.ts";
import type { Database } from "../database.ts";
import { importSpan } from "../import-span.ts";
import type { PriceFrame } from "../price-frame.ts";
import { CELL_FACTS, factCells } from "./fact-cells.ts";

/** The calls that an import owns and its aggregate rows in force, summed where they price alike. */
export async function importCells(
  { sql, workspace }: Database,
  importId: number,
  frame: PriceFrame,
): Promise<readonly CostCell[]> {
  const facts = sql.unsafe(CELL_FACTS);
  const own = sql`workspace = ${workspace} and import_id = ${importId}`;
  const rows = sql`
    select 0::smallint as grain, calls.at, 1::bigint as requests, ${facts} from calls,
      (${importSpan(sql, workspace, importId)}) span
    where ${own} and calls.at between span.first and span.last
    union all
    select 1::smallint, start_at, requests, ${facts} from buckets where ${own} and active`;
  return await factCells(sql, workspace, rows, frame);
}
