import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { KeyedRecord } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import { BUCKET_COLUMNS, bucketLine, type RowOrigin } from "./copy-text.ts";

/** Stores every bucket: two equal aggregate rows are two facts. */
export async function storeBuckets(
  tx: TransactionSql,
  origin: RowOrigin,
  records: readonly KeyedRecord[],
): Promise<void> {
  const hours = new Set<number>();
  let text = "";
  for (const { line, record } of records) {
    text += bucketLine(origin, { line, record });
    hours.add(Math.floor(record.startUs / 3_600_000_000) * 3600);
  }
  const columns = tx.unsafe(BUCKET_COLUMNS);
  const copy = await tx`copy buckets (${columns}) from stdin`.writable();
  await pipeline(Readable.from([Buffer.from(text, "utf8")]), copy);
  await tx`
    insert into dirty_hours (workspace, hour)
    select ${origin.workspace}::int, to_timestamp(hour) from unnest(${[...hours]}::bigint[]) as hour`;
}
