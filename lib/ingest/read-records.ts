import type { UsageRecord } from "../core/record.ts";
import { isPlausibleUs } from "../core/time.ts";
import type { RowProblem } from "../formats/format.ts";
import { keyOfCall } from "../import/identity.ts";
import type { AttemptDetails } from "../wire/live-record.ts";
import { atOurTime, clockSkewUs, isInFuture } from "./clock-skew.ts";
import { IgnoredFields } from "./ignored-fields.ts";
import type { ReadBatch } from "./read-batch.ts";
import { liveRecordReader, type ReadRecord } from "./read-live-record.ts";

export interface AcceptedRecord {
  /** Its place in the batch, from 0. */
  readonly index: number;
  readonly key: string;
  /** The key that a file makes of the id of its answer, where that is another. */
  readonly fileKey?: string | null;
  readonly record: UsageRecord;
  readonly details: AttemptDetails | null;
  readonly inFuture: boolean;
}

export interface RejectedRecord {
  readonly index: number;
  readonly problem: RowProblem;
}

/** A batch of which every record is accepted or rejected. */
export interface ReadRecords {
  readonly received: number;
  readonly accepted: readonly AcceptedRecord[];
  readonly rejected: readonly RejectedRecord[];
  readonly ignored: readonly string[];
  /** By how much the sender's clock was off, where it told. */
  readonly skewUs: number;
  readonly sender: Pick<ReadBatch, "client" | "dropped">;
}

export interface ReadingContext {
  readonly receivedUs: number;
  /** Users are hidden before keys are made: a key must not tell who it was. */
  readonly hide: (record: UsageRecord) => UsageRecord;
}

const OUT_OF_RANGE: RowProblem = {
  field: "time",
  code: "time-out-of-range",
  expected: "a time from 2015 to 2099, the sender's clock set right",
  found: "one beyond",
};

/** Files name a call by the id of its answer, and count no attempts. */
const keyInFiles = (record: UsageRecord, responseId: string | null): string | null =>
  responseId === null || responseId === record.requestId
    ? null
    : keyOfCall({ ...record, requestId: responseId, attempt: null });

/** Makes records of what a batch holds, each with its identity; one bad record never costs the good ones. */
export function readRecords(batch: ReadBatch, { receivedUs, hide }: ReadingContext): ReadRecords {
  const read = liveRecordReader();
  const ignored = new IgnoredFields();
  const skewUs = clockSkewUs(batch.sentAtUs, receivedUs);
  const accepted: AcceptedRecord[] = [];
  const rejected: RejectedRecord[] = [];
  for (const [index, row] of batch.rows.entries()) {
    const found: ReadRecord = row.kind === "value" ? read(row.value) : row;
    if (row.kind === "value") ignored.add(row.value);
    if (found.kind === "reject") {
      rejected.push({ index, problem: found.problem });
      continue;
    }
    const sent = hide(found.record);
    const record = atOurTime(sent, skewUs);
    if (!isPlausibleUs(record.startUs)) {
      rejected.push({ index, problem: OUT_OF_RANGE });
      continue;
    }
    const inFuture = isInFuture(record, receivedUs);
    const { details } = found;
    const fileKey = keyInFiles(sent, details?.responseId ?? null);
    accepted.push({ index, key: keyOfCall(sent), fileKey, record, details, inFuture });
  }
  const { client, dropped } = batch;
  return {
    ...{ received: batch.rows.length, accepted, rejected, ignored: ignored.list(), skewUs },
    sender: { client, dropped },
  };
}
