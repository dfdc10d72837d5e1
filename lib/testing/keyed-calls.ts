import { createHash } from "node:crypto";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import type { Chunk, KeyedRecord } from "../db/chunk.ts";

/** A key of the same form as an import's: 48 bits of milliseconds, then what the name says. */
export function testKey(startUs: number, name: string): string {
  const time = Math.floor(startUs / 1000)
    .toString(16)
    .padStart(12, "0");
  const hash = createHash("sha256").update(name).digest("hex");
  return `${time.slice(0, 8)}-${time.slice(8)}-${hash.slice(0, 4)}-${hash.slice(4, 8)}-${hash.slice(8, 20)}`;
}

/** A call of the given identity with the given facts; everything else is unknown. */
export function keyedCall(
  name: string,
  startUs: number,
  facts: Partial<UsageRecord> = {},
): KeyedRecord {
  const record = { ...blankRecord("call", startUs), requestId: name, ...facts };
  return { key: testKey(startUs, name), line: 1, record };
}

/** An aggregate row that starts at the given moment. */
export function bucket(startUs: number, facts: Partial<UsageRecord> = {}): KeyedRecord {
  return { key: null, line: 1, record: { ...blankRecord("bucket", startUs), ...facts } };
}

/** An amount that a provider reports for what starts at the given moment. */
export function cost(
  startUs: number,
  reportedUsd: string,
  facts: Partial<UsageRecord> = {},
): KeyedRecord {
  return { key: null, line: 1, record: { ...blankRecord("cost", startUs), reportedUsd, ...facts } };
}

/** A chunk of records alone that follows the given number of rows. */
export function chunkOf(records: readonly KeyedRecord[], rowsBefore = 0): Chunk {
  const received = records.length;
  return { records, rejects: [], skips: {}, received, rowsDone: rowsBefore + received };
}
