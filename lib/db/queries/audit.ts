import { auditFindings } from "../../analytics/audit-findings.ts";
import type { CellFilter, CostCell } from "../../analytics/cost-cell.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { priceCell } from "../../analytics/price-cell.ts";
import { probeModels } from "../../analytics/probe-models.ts";
import { lastDays, sourceFreshness } from "../../analytics/source-freshness.ts";
import { US_PER_DAY } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { Audit } from "../../wire/audit.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { type PriceFrame, priceFrameOf } from "../price-frame.ts";
import { callTwins } from "./call-twins.ts";
import { changedOnTheWay } from "./changed-on-the-way.ts";
import { contestedCells } from "./contested-cells.ts";
import { dataSpan } from "./data-span.ts";
import { rollupCells } from "./rollup-cells.ts";
import { sourceImports } from "./source-imports.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

/** As many days as the last one is held against, and itself. */
const COMPARED_DAYS = 9;

/** The records of the last days, whole days in any zone. */
async function recentCells(
  db: Database,
  filter: CellFilter,
  frame: PriceFrame,
): Promise<readonly CostCell[]> {
  const found = await dataSpan(db, filter);
  if (!found) return [];
  const fromUs = Math.max(found.dated.fromUs, found.dated.toUs - COMPARED_DAYS * US_PER_DAY);
  return (await rollupCells(db, { filter: { ...filter, fromUs }, splits: ["day"] }, frame)).cells;
}

const recordsOf = (cells: readonly CostCell[], grain: CostCell["grain"]): number =>
  cells.reduce((sum, cell) => (cell.grain === grain ? sum + cell.records : sum), 0);

export interface AuditQuestion {
  readonly filters: AppliedFilters;
  readonly nowUs: number;
  readonly titleOf: (format: string) => string;
}

/** Whether the tier asked for was the tier served, what else is odd, and how fresh each source is. */
export async function auditOf(
  db: Database,
  book: PriceBook,
  { filters, nowUs, titleOf }: AuditQuestion,
): Promise<Audit> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const filter = cellFilterOf(filters, shown);
  const frame = priceFrameOf(book);
  const [{ cells }, contested, changed, { twins, search }, sources, recent] = await Promise.all([
    rollupCells(db, { filter, splits: ["project", "endpoint"] }, frame),
    contestedCells(db, filter, frame),
    changedOnTheWay(db, filter, frame),
    callTwins(db, filter, { frame, titleOf }),
    sourceImports(db, shown === "sample"),
    recentCells(db, filter, frame),
  ]);
  const priced = (some: readonly CostCell[]) =>
    some.map((cell) => ({ cell, price: priceCell(book, cell) }));
  const { findings, clean } = auditFindings({
    ...{ book, twins, twinSearch: search },
    usage: priced(cells),
    contested: priced(contested),
    changed: changed.map(({ tierInCode, cells: sent }) => ({ tierInCode, usage: priced(sent) })),
  });
  const calls = recordsOf(cells, "call");
  return {
    ...{ nowUs, filters, shown, calls, findings },
    aggregateRows: recordsOf(cells, "bucket"),
    clean: calls === 0 ? [] : clean,
    twins: search,
    sources: sources.map((source) => sourceFreshness(source, titleOf)),
    lastDays: lastDays(recent),
    models: probeModels(book, cells),
  };
}
