import type { LiveBatchOutcome, RecordFate, RecordResult } from "../wire/live-record.ts";
import type { ReadRecords, RejectedRecord } from "./read-records.ts";

/** What became of a batch, in the few letters that are kept of it: the answer is printed from this alone. */
export interface BatchOutcome {
  /** One letter for each record, in their order. */
  readonly fates: string;
  readonly rejected: readonly RejectedRecord[];
  /** Places of stored records that say that they are of a time more than an hour ahead. */
  readonly inFuture: readonly number[];
  readonly ignored: readonly string[];
  readonly skewMs: number;
}

const LETTERS: Readonly<Record<RecordFate, string>> = {
  inserted: "i",
  duplicate: "d",
  updated: "u",
  rejected: "r",
};
const FATES = new Map(
  Object.entries(LETTERS).map(([fate, letter]) => [letter, fate as RecordFate]),
); // the record's own keys

/** The outcome of a batch whose accepted records met these fates, in their order. */
export function batchOutcome(read: ReadRecords, fates: readonly RecordFate[]): BatchOutcome {
  const letters: string[] = Array.from({ length: read.received }, () => LETTERS.rejected);
  for (const [place, { index }] of read.accepted.entries()) {
    letters[index] = LETTERS[fates[place] ?? "duplicate"];
  }
  const inFuture = read.accepted.filter((record) => record.inFuture).map(({ index }) => index);
  return {
    fates: letters.join(""),
    rejected: read.rejected,
    inFuture,
    ignored: read.ignored,
    skewMs: Math.round(read.skewUs / 1_000),
  };
}

/** What is wrong with a record, in a sentence. */
export const problemWords = ({ problem }: RejectedRecord): string =>
  `Expected ${problem.expected}, found ${problem.found}.`;

/** The answer to a batch. The same outcome is printed the same, however often. */
export function printOutcome(outcome: BatchOutcome): LiveBatchOutcome {
  const problems = new Map(outcome.rejected.map((rejected) => [rejected.index, rejected]));
  const early = new Set(outcome.inFuture);
  const sums = { inserted: 0, duplicate: 0, updated: 0, rejected: 0 };
  const results = Array.from(outcome.fates, (letter, index): RecordResult => {
    const status = FATES.get(letter) ?? "rejected";
    sums[status] += 1;
    const rejected = problems.get(index);
    if (!rejected) return early.has(index) ? { status, flag: "in-future" } : { status };
    const { field, code } = rejected.problem;
    return { status, field, code, message: problemWords(rejected) };
  });
  const { ignored, skewMs } = outcome;
  return {
    received: results.length,
    ...sums,
    ...(ignored.length > 0 && { ignoredFields: ignored }),
    ...(skewMs !== 0 && { clockSkewMs: skewMs }),
    results,
  };
}
