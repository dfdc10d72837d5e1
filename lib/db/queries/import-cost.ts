import { Statement } from "../../analytics/statement.ts";
import { addDecimals, decimalText, parseDecimal, ZERO_DECIMAL } from "../../core/decimal.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { CostAdded, ReportedMoney } from "../../wire/imports.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { importCells } from "./import-cells.ts";

/** What the stored records of an import cost by this book: calls that it owns and aggregate rows in force. */
export async function importCost(
  db: Database,
  book: PriceBook,
  importId: number,
): Promise<CostAdded> {
  const [cells, reported] = await Promise.all([
    importCells(db, importId, priceFrameOf(book)),
    reportedBy(db, importId),
  ]);
  const statement = new Statement(book);
  let failed = 0;
  for (const cell of cells) {
    statement.add(cell);
    if (cell.outcome === "error") failed += cell.records;
  }
  return {
    cost: statement.total.toWire(),
    unpriced: statement.unpriced(),
    ineligible: statement.ineligible(),
    failed,
    reported,
  };
}

async function reportedBy(
  { sql, workspace }: Database,
  importId: number,
): Promise<ReportedMoney | null> {
  const tiers = await sql<{ tier: string; usd: string }[]>`
    select coalesce(label.name, 'unknown') as tier, sum(amount_usd)::text as usd
    from reported_costs cost
    left join labels label on label.workspace = cost.workspace
      and label.kind = 'tierServed' and label.id = cost.tier_served
    where cost.workspace = ${workspace} and cost.import_id = ${importId} and active
    group by 1 order by 1`;
  if (tiers.length === 0) return null;
  const sums = tiers.map(({ tier, usd }) => [tier, parseDecimal(usd) ?? ZERO_DECIMAL] as const);
  return {
    total: decimalText(sums.map(([, usd]) => usd).reduce(addDecimals, ZERO_DECIMAL)),
    byTier: Object.fromEntries(sums.map(([tier, usd]) => [tier, decimalText(usd)])),
  };
}
