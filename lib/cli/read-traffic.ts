import type { Result } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { mergeRepeats } from "../import/merge-repeats.ts";
import type { OpenedUsage } from "../import/open-usage.ts";
import { Tally } from "../import/tally.ts";
import { tellOnce } from "../import/tell-once.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { collectTraffic, type TrafficQuestion } from "../simulation/traffic/collect-traffic.ts";
import type { TrafficRecord } from "../simulation/traffic/traffic.ts";
import { type ReadTraffic, storedTraffic } from "../simulation-runner/stored-traffic.ts";
import type { CommandFailure, CommandIo, CommandResult } from "./command.ts";
import { count } from "./cost-text.ts";
import { filtersOf } from "./filter-options.ts";
import { withDatabase } from "./with-database.ts";
import { withUsageFile } from "./with-usage-file.ts";

export type TrafficWish = Omit<TrafficQuestion, "book">;

async function* recordsIn(
  opened: OpenedUsage,
  tally: Tally,
): AsyncGenerator<readonly TrafficRecord[]> {
  for await (const { rows } of mergeRepeats(tellOnce(opened))) {
    for (const row of rows) tally.addRow(row);
    yield rows.flatMap((row): TrafficRecord[] =>
      row.kind === "record"
        ? [{ record: row.record, pricedUs: row.record.startUs, records: 1 }]
        : [],
    );
  }
}

/** What to say of rows that could not be read; why they could not, `price` tells of the same file. */
function rejectedRemarks(tally: Tally): readonly string[] {
  const { received, rejected } = tally.report().records;
  if (rejected === 0) return [];
  return [
    `${count(rejected)} of the ${count(received)} rows could not be read and are in no sum: tierscope price says why.`,
  ];
}

/** The records of a usage file, at the built-in prices and without a database. */
export async function fileTraffic(
  operand: string,
  options: Parameters<typeof withUsageFile>[1],
  wish: TrafficWish,
): Promise<Result<ReadTraffic, CommandFailure>> {
  return await withUsageFile(operand, options, async (opened) => {
    const tally = new Tally(opened);
    const question = { ...wish, book: PRICE_BOOK };
    const traffic = await collectTraffic(question, { batches: recordsIn(opened, tally) });
    return { traffic, remarks: rejectedRemarks(tally) };
  });
}

type Given = Parameters<typeof filtersOf>[0];

/** The stored records that the filters mean, at the prices of this installation. */
export async function installedTraffic(
  options: Given,
  wish: TrafficWish,
  io: CommandIo,
  then: (read: ReadTraffic) => CommandResult,
): Promise<CommandResult> {
  const filters = filtersOf(options, Date.now() * US_PER_MS);
  if (!filters.ok) return filters;
  return await withDatabase(io, async (db) => {
    const book = await ownPriceBook(db, PRICE_BOOK);
    return then(await storedTraffic(db, filters.value, { ...wish, book }));
  });
}
