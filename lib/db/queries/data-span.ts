import type { CellFilter } from "../../analytics/cost-cell.ts";
import { EARLIEST_US, UNDATED_US, US_PER_HOUR } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import { type DataRange, dataRange } from "./data-range.ts";

export interface DataSpan {
  readonly span: Span;
  /** The part of it in which records name a time. */
  readonly dated: Span;
}

/** The range of a filter over the stored data; `null` where it holds none. */
export async function dataSpan(db: Database, filter: CellFilter): Promise<DataSpan | null> {
  const range = await dataRange(db);
  const span = range && spanOf(filter, range);
  if (!span) return null;
  const firstUs = range.firstUs - (range.firstUs % US_PER_HOUR);
  return { span, dated: { fromUs: Math.max(span.fromUs, firstUs), toUs: span.toUs } };
}

/**
 * The filter's range, no wider than the data's own hours: its ends then cut no hour for nothing.
 * Without a beginning it takes in the records without a time.
 */
function spanOf({ fromUs, toUs }: CellFilter, { firstUs, lastUs }: DataRange): Span | null {
  const first = firstUs - (firstUs % US_PER_HOUR);
  const end = lastUs - (lastUs % US_PER_HOUR) + US_PER_HOUR;
  const from = fromUs === null ? Math.min(first, UNDATED_US) : Math.max(fromUs, EARLIEST_US);
  const span = { fromUs: from, toUs: Math.min(toUs ?? end, end) };
  return span.fromUs < span.toUs ? span : null;
}
