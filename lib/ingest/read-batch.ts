import { err, ok, type Result } from "../core/result.ts";
import { parseIsoUs } from "../core/time.ts";
import { cleanText } from "../formats/clean-text.ts";
import type { RowProblem } from "../formats/format.ts";
import { isJsonObject, own } from "../formats/json-value.ts";
import { excerpt } from "../formats/row-problem.ts";
import { isTooDeep, parsedJson } from "../import/json-rows.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";

/** One record of a batch as it arrived, or why nothing can be made of it. */
export type BatchRow =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "reject"; readonly problem: RowProblem };

export interface ReadBatch {
  readonly rows: readonly BatchRow[];
  /** The sender's clock when it sent. */
  readonly sentAtUs: number | null;
  readonly client: string | null;
  /** Records that the sender says it had to drop. */
  readonly dropped: number;
}

export interface BatchError {
  readonly code: "not-json" | "too-deep" | "not-a-batch" | "too-many-records" | "bad-request";
  readonly message: string;
}

const { batch: LIMITS, record: RECORD } = INGEST_LIMITS;

const refused = (code: BatchError["code"], message: string) => err({ code, message });

const ROW_TOO_DEEP: RowProblem = {
  field: null,
  code: "too-deep",
  expected: `JSON nested at most ${LIMITS.depth} levels deep`,
  found: "deeper nesting",
};

function tooLarge(bytes: number): BatchRow {
  const expected = `a record of at most ${RECORD.bytes} bytes`;
  const found = `one of ${bytes}`;
  return { kind: "reject", problem: { field: null, code: "record-too-large", expected, found } };
}

const tooMany = (found: number) =>
  refused(
    "too-many-records",
    `Expected at most ${LIMITS.records} records in a batch, found ${found}. Send them in several.`,
  );

/** Records of a batch, one JSON text in a line. A line that is no JSON costs itself. */
export function readLines(text: string): Result<ReadBatch, BatchError> {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > LIMITS.records) return tooMany(lines.length);
  const rows = lines.map((line): BatchRow => {
    const bytes = Buffer.byteLength(line);
    if (bytes > RECORD.bytes) return tooLarge(bytes);
    if (isTooDeep(line, LIMITS.depth)) return { kind: "reject", problem: ROW_TOO_DEEP };
    const value = parsedJson(line);
    if (value !== undefined) return { kind: "value", value };
    const found = `${line.length} characters that are no valid JSON`;
    const problem = { field: null, code: "not-json", expected: "a JSON object in one line", found };
    return { kind: "reject", problem };
  });
  return ok({ rows, sentAtUs: null, client: null, dropped: 0 });
}

const MOST_BYTES_OF_A_CHARACTER = 6;
const MOST_BYTES_OF_A_NUMBER = 25;

/** More bytes than the value takes as JSON, told without writing it. */
function mostBytes(value: unknown): number {
  if (typeof value === "string") return 2 + MOST_BYTES_OF_A_CHARACTER * value.length;
  if (typeof value !== "object" || value === null) return MOST_BYTES_OF_A_NUMBER;
  let bytes = 2;
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + 1 + mostBytes(each), bytes);
  for (const name in value) {
    bytes += 4 + MOST_BYTES_OF_A_CHARACTER * name.length + mostBytes(own(value, name));
    if (bytes > RECORD.bytes) return bytes;
  }
  return bytes;
}

/** Few records come near the limit: only these are written out to be measured. */
const sizedRows = (values: readonly unknown[]): readonly BatchRow[] =>
  values.map((value) => {
    if (mostBytes(value) <= RECORD.bytes) return { kind: "value", value };
    const bytes = Buffer.byteLength(JSON.stringify(value));
    return bytes > RECORD.bytes ? tooLarge(bytes) : { kind: "value", value };
  });

type Envelope = Omit<ReadBatch, "rows">;

/** As many as a count of tokens may be. */
const MOST_DROPPED = 1e12;

const NO_ENVELOPE: Envelope = { sentAtUs: null, client: null, dropped: 0 };

function envelopeOf(batch: unknown): Result<Envelope, BatchError> {
  const sentAt = own(batch, "sentAt") ?? null;
  const sentAtUs = typeof sentAt === "string" ? parseIsoUs(sentAt) : null;
  if (sentAt !== null && sentAtUs === null) {
    const message = `Expected an ISO 8601 time such as 2026-11-18T10:00:00Z as sentAt, found ${excerpt(sentAt)}.`;
    return refused("bad-request", message);
  }
  const dropped = own(batch, "dropped") ?? 0;
  const isCount = typeof dropped === "number" && Number.isInteger(dropped);
  if (!isCount || dropped < 0 || dropped > MOST_DROPPED) {
    const message = `Expected a whole number from 0 to 1,000,000,000,000 as dropped, found ${excerpt(dropped)}.`;
    return refused("bad-request", message);
  }
  return ok({ sentAtUs, client: cleanText(own(batch, "client")), dropped });
}

/** A batch as one JSON text: a list of records, or an object with the list as `records`. */
export function readJsonBatch(text: string): Result<ReadBatch, BatchError> {
  // Looked at before it is parsed: whatever walks a value of a million levels runs out of stack.
  if (isTooDeep(text, LIMITS.depth)) {
    const message = `Expected JSON nested at most ${LIMITS.depth} levels deep, found deeper nesting. A record is an object of plain values.`;
    return refused("too-deep", message);
  }
  const batch = parsedJson(text);
  if (batch === undefined) {
    const found =
      text === "" ? "an empty body" : `${text.length} characters that are no valid JSON`;
    return refused("not-json", `Expected a JSON list of records, found ${found}.`);
  }
  const values = Array.isArray(batch) ? batch : own(batch, "records");
  if (!Array.isArray(values)) {
    const found = isJsonObject(batch) ? "an object without such a list" : excerpt(batch);
    const message = `Expected a list of records, or an object with the list as "records", found ${found}.`;
    return refused("not-a-batch", message);
  }
  if (values.length > LIMITS.records) return tooMany(values.length);
  const envelope = Array.isArray(batch) ? ok(NO_ENVELOPE) : envelopeOf(batch);
  return envelope.ok ? ok({ rows: sizedRows(values), ...envelope.value }) : envelope;
}
