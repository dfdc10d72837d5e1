import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { savingsBeside } from "../../analytics/savings-beside.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { SavingsBeside } from "../../wire/savings.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { fallbackCells } from "./fallback-cells.ts";
import { rollupCells, USE_SPLITS } from "./rollup-cells.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

/** What lies beside the steps from list price to spend, under the filters of the page. */
export async function savingsBesideOf(
  db: Database,
  book: PriceBook,
  { filters, nowUs }: { readonly filters: AppliedFilters; readonly nowUs: number },
): Promise<SavingsBeside> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const filter = cellFilterOf(filters, shown);
  const frame = priceFrameOf(book);
  const [{ cells }, fallbacks] = await Promise.all([
    rollupCells(db, { filter, splits: USE_SPLITS }, frame),
    fallbackCells(db, filter, frame),
  ]);
  return { nowUs, filters, shown, ...savingsBeside(book, { usage: cells, fallbacks }) };
}
