import { focusCsv } from "../../lib/analytics/focus/focus-csv.ts";
import { focusExportOf } from "../../lib/db/queries/focus-export.ts";
import { FOCUS_HEADERS } from "../../lib/wire/focus.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { database } from "./database.ts";
import { priceBook } from "./price-book.ts";

/** The costs of the filters as FOCUS 1.2 CSV, printed while it is read; its headers count what it holds and leaves out. */
export async function focusFile(filters: AppliedFilters): Promise<Response> {
  const sum = await focusExportOf(database(), await priceBook(), filters);
  const counts = Object.entries(sum.toCounts()).map(([name, count]) => [
    FOCUS_HEADERS[name as keyof typeof FOCUS_HEADERS], // the counts and the headers have the same names
    String(count),
  ]);
  const pieces = focusCsv(sum.rows());
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel() {
      pieces.return();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="tierscope-focus-1.2.csv"',
      "cache-control": "no-store",
      ...Object.fromEntries(counts),
    },
  });
}
