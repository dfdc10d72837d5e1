import { ledgerOf } from "../../analytics/ledger.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { Figure, Ledger } from "../../wire/ledger.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { rollupCells, USE_SPLITS } from "./rollup-cells.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

/** The price rows behind one figure of the overview, under the same filters. */
export async function ledgerOfFigure(
  db: Database,
  book: PriceBook,
  { figure, filters }: { readonly figure: Figure; readonly filters: AppliedFilters },
): Promise<Ledger> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const question = { filter: cellFilterOf(filters, shown), splits: USE_SPLITS };
  const { cells } = await rollupCells(db, question, priceFrameOf(book));
  return ledgerOf(book, cells, figure);
}
