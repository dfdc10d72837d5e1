import type { UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import { recordProblem } from "../formats/check-record.ts";
import type { ParsedRow, RowReader } from "../formats/format.ts";
import { own } from "../formats/json-value.ts";
import { decodeSpans } from "../formats/otlp-traces/decode-spans.ts";
import { otlpTraces } from "../formats/otlp-traces/format.ts";
import { fieldsOf } from "../formats/otlp-traces/protobuf-fields.ts";
import { spansOf } from "../formats/otlp-traces/span-attributes.ts";
import { keyOfCall } from "../import/identity.ts";
import { isTooDeep, parsedJson } from "../import/json-rows.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";
import type { AcceptedRecord, RejectedRecord } from "./read-records.ts";

/** Attributes may hold lists of maps of lists; deeper ones are no telemetry. */
const DEEPEST = 64;

/** An export request, of which every span is accepted, rejected or skipped for a reason. */
export interface ReadTraces {
  readonly accepted: readonly AcceptedRecord[];
  readonly rejected: readonly RejectedRecord[];
  readonly skips: Readonly<Record<string, number>>;
}

export interface TracesError {
  readonly code: "not-otlp" | "too-deep" | "too-many-records";
  readonly message: string;
}

type Hide = (record: UsageRecord) => UsageRecord;

const notOtlp = (found: string): Result<never, TracesError> =>
  err({
    code: "not-otlp",
    message: `Expected an export request of traces with resourceSpans, found ${found}. Send traces to this address, and metrics and logs to nobody: they tell of no single call.`,
  });

const { spans: MOST_SPANS } = INGEST_LIMITS.traces;

/** Hundreds of thousands of the smallest would hold everything up for a quarter of a minute. */
const tooMany = (spans: number): Result<never, TracesError> =>
  err({
    code: "too-many-records",
    message: `Expected at most ${MOST_SPANS} spans in a request, found ${spans}. Send them in several.`,
  });

class Sorted {
  readonly accepted: AcceptedRecord[] = [];
  readonly rejected: RejectedRecord[] = [];
  readonly skips: Record<string, number> = {};
  readonly #hide: Hide;
  #index = 0;

  constructor(hide: Hide) {
    this.#hide = hide;
  }

  add(row: ParsedRow): void {
    const index = this.#index;
    this.#index += 1;
    if (row.kind === "skip") {
      this.skips[row.reason] = (this.skips[row.reason] ?? 0) + 1;
      return;
    }
    const problem = row.kind === "reject" ? row.problem : recordProblem(row.record);
    if (problem !== null || row.kind === "reject") {
      if (problem !== null) this.rejected.push({ index, problem });
      return;
    }
    const record = this.#hide(row.record);
    this.accepted.push({ index, key: keyOfCall(record), record, details: null, inFuture: false });
  }
}

function spanReader(): RowReader {
  const reader = otlpTraces.reader({ headers: [], mapping: null });
  if (!reader.ok) throw new Error(reader.error.detail);
  return reader.value;
}

function sortSpans(requests: Iterable<unknown>, hide: Hide): ReadTraces {
  const read = spanReader();
  const sorted = new Sorted(hide);
  for (const value of requests) {
    for (const row of [read({ kind: "value", line: 0, value })].flat()) sorted.add(row);
  }
  return sorted;
}

/** The spans of an export request as OTLP/JSON writes it. */
export function readJsonTraces(text: string, hide: Hide): Result<ReadTraces, TracesError> {
  if (isTooDeep(text, DEEPEST)) {
    const message = `Expected JSON nested at most ${DEEPEST} levels deep, found deeper nesting.`;
    return err({ code: "too-deep", message });
  }
  const request = parsedJson(text);
  if (request === undefined) return notOtlp("no valid JSON");
  // An exporter without spans may send an empty object.
  const isEmpty = JSON.stringify(request) === "{}";
  if (!isEmpty && !Array.isArray(own(request, "resourceSpans"))) return notOtlp("other JSON");
  const spans = spansOf(request).length;
  if (spans > MOST_SPANS) return tooMany(spans);
  return ok(sortSpans(isEmpty ? [] : [request], hide));
}

/** The spans of an export request in protobuf. */
export function readProtobufTraces(bytes: Uint8Array, hide: Hide): Result<ReadTraces, TracesError> {
  const groups = fieldsOf(bytes);
  if (groups === null) return notOtlp("bytes that are no protobuf message");
  const spans = groups.filter(({ number, bytes: group }) => number === 1 && group !== null);
  if (groups.length > 0 && spans.length === 0) return notOtlp("another message");
  const requests = spans.flatMap(({ bytes: group }) => (group ? [...decodeSpans(group)] : []));
  if (requests.length > MOST_SPANS) return tooMany(requests.length);
  if (requests.some((request) => own(request, "damaged") !== undefined)) {
    return notOtlp("a damaged message");
  }
  const isOther = requests.some((request) => own(request, "resourceSpans") === undefined);
  return isOther ? notOtlp("metrics or logs") : ok(sortSpans(requests, hide));
}
