import type { ReadCallFilters } from "../../lib/analytics/call-filters.ts";
import { callLine } from "../../lib/analytics/call-line.ts";
import { callsCsv, callsJson } from "../../lib/analytics/calls-file.ts";
import { walkCalls } from "../../lib/db/queries/calls-page.ts";
import { requestKeys } from "../../lib/import/identity.ts";
import { MOST_EXPORTED } from "../../lib/wire/calls.ts";
import { database } from "./database.ts";
import { priceBook } from "./price-book.ts";

const PRINTERS = { csv: callsCsv, json: callsJson } as const;
export type CallsFormat = keyof typeof PRINTERS;

/** All calls of the filters as a file, printed while it is read; it ends with its reader. */
export async function callsFile(
  { filters }: ReadCallFilters,
  format: CallsFormat,
): Promise<ReadableStream<Uint8Array>> {
  const book = await priceBook();
  const asked = { filters, requestKeys, most: MOST_EXPORTED };
  async function* batches() {
    for await (const calls of walkCalls(database(), book, asked)) {
      yield calls.map(({ key, record }) => callLine(book, key, record));
    }
  }
  const pieces = PRINTERS[format](batches());
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return();
    },
  });
}
