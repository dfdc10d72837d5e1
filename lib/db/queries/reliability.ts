import { causeFallbacks } from "../../analytics/cause-fallbacks.ts";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { TIMEOUT_CLASSES, timeoutDurations } from "../../analytics/timeout-durations.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { Reliability, TimeoutDurations } from "../../wire/reliability.ts";
import type { Database } from "../database.ts";
import { type PriceFrame, priceFrameOf } from "../price-frame.ts";
import { fallbackCells } from "./fallback-cells.ts";
import { sampleCalls } from "./sample-calls.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

const MOST_TIMEOUTS = 100_000;

const NO_TIMEOUTS: TimeoutDurations = { calls: 0, read: 0, unknown: 0, bins: [], atDefault: [] };

/** The timeouts that a filter means: a filter by error class may mean none. */
async function timeoutsOf(
  db: Database,
  filter: CellFilter,
  frame: PriceFrame,
): Promise<TimeoutDurations> {
  const { errorClasses = [] } = filter;
  const wanted = TIMEOUT_CLASSES.filter(
    (name) => errorClasses.length === 0 || errorClasses.includes(name),
  );
  if (wanted.length === 0) return NO_TIMEOUTS;
  const timedOut = { ...filter, errorClasses: wanted };
  return timeoutDurations(await sampleCalls(db, { filter: timedOut, most: MOST_TIMEOUTS }, frame));
}

/** What fallbacks cost by their cause, and how long calls waited that timed out, under the filters of the page. */
export async function reliabilityOf(
  db: Database,
  book: PriceBook,
  { filters, nowUs }: { readonly filters: AppliedFilters; readonly nowUs: number },
): Promise<Reliability> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const filter = cellFilterOf(filters, shown);
  const frame = priceFrameOf(book);
  const [fallbacks, timeouts] = await Promise.all([
    fallbackCells(db, filter, frame, { tellCause: true }),
    timeoutsOf(db, filter, frame),
  ]);
  return { nowUs, filters, shown, fallbacks: causeFallbacks(book, fallbacks), timeouts };
}
