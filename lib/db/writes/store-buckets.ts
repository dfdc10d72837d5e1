import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { KeyedRecord } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import { BUCKET_COLUMNS, bucketLine, COST_COLUMNS, costLine, type RowOrigin } from "./copy-text.ts";

/** Keeps aggregate rows of usage and of costs; none counts before its import is settled. */
export async function storeBuckets(
  tx: TransactionSql,
  origin: RowOrigin,
  records: readonly KeyedRecord[],
): Promise<void> {
  let buckets = "";
  let costs = "";
  for (const row of records) {
    if (row.record.grain === "cost") costs += costLine(origin, row);
    else buckets += bucketLine(origin, row);
  }
  if (buckets !== "") {
    const copy = tx`copy buckets (${tx.unsafe(BUCKET_COLUMNS)}) from stdin`;
    await send(buckets, await copy.writable());
  }
  if (costs !== "") {
    const copy = tx`copy reported_costs (${tx.unsafe(COST_COLUMNS)}) from stdin`;
    await send(costs, await copy.writable());
  }
}

async function send(text: string, copy: NodeJS.WritableStream): Promise<void> {
  await pipeline(Readable.from([Buffer.from(text, "utf8")]), copy);
}
