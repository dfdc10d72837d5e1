import { FocusSum } from "../../analytics/focus/focus-sum.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { rollupCells, USE_SPLITS } from "./rollup-cells.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

/** The charges of the filters as a FOCUS file holds them, by day of UTC; priced by this book. */
export async function focusExportOf(
  db: Database,
  book: PriceBook,
  filters: AppliedFilters,
): Promise<FocusSum> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const filter = { ...cellFilterOf(filters, shown), zone: "UTC" };
  const question = { filter, splits: ["day", ...USE_SPLITS] } as const;
  const { cells } = await rollupCells(db, question, priceFrameOf(book));
  const { fromUs, toUs } = filters;
  const sum = new FocusSum(book, { fromUs, toUs, isSample: shown === "sample" });
  for (const cell of cells) sum.add(cell);
  return sum;
}
