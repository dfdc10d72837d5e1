import { err, ok, type Result } from "../core/result.ts";
import { type Problem, problem } from "../http/problem.ts";
import { bodyText } from "../http/read-body.ts";
import { problemWords } from "../ingest/batch-outcome.ts";
import {
  OTLP_TYPES,
  type OtlpEncoding,
  tracesAnswer,
  tracesRefusal,
} from "../ingest/otlp-answer.ts";
import { type ReadTraces, readJsonTraces, readProtobufTraces } from "../ingest/read-traces.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";
import type { IngestService, Taking } from "./ingest-service.ts";
import { refuseBatch, storeRecords } from "./store-records.ts";

/** So many spans are named of those that were rejected. */
const MOST_NAMED = 3;
/** Of whoever names no type, what OTLP's own exporters send. */
const ENCODINGS: ReadonlyMap<string, OtlpEncoding> = new Map([
  ["application/json", "json"],
  ["application/x-protobuf", "protobuf"],
  ["application/protobuf", "protobuf"],
]);

function encodingOf({ headers }: Request): OtlpEncoding | null {
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  return ENCODINGS.get(type.trim().toLowerCase()) ?? null;
}

function readTraces(
  bytes: Uint8Array,
  encoding: OtlpEncoding,
  { hide }: Taking,
): Result<ReadTraces, Problem> {
  if (encoding === "protobuf") return readProtobufTraces(bytes, hide);
  const text = bodyText(bytes);
  if (text !== null) return readJsonTraces(text, hide);
  return err({ code: "not-utf8", message: "Expected text in UTF-8, found other bytes." });
}

function rejectedSpans({ rejected }: ReadTraces) {
  if (rejected.length === 0) return null;
  const named = rejected.slice(0, MOST_NAMED).map((one) => {
    return `span ${one.index + 1}, ${one.problem.field ?? "the whole"}: ${problemWords(one)}`;
  });
  return { spans: rejected.length, why: named.join(" ") };
}

/** What may go well the next time, though exporters would not try it. */
const COMES_AGAIN = new Set([408, 409]);

/** The same refusal in OTLP's own words. Only 429 and 503 are tried again by its exporters. */
async function inOtlp(refusal: Response, encoding: OtlpEncoding): Promise<Response> {
  if (refusal.ok) return refusal;
  const { error }: { readonly error: Pick<Problem, "message"> } = await refusal.json();
  const status = COMES_AGAIN.has(refusal.status) ? 503 : refusal.status;
  const headers = new Headers(refusal.headers);
  headers.set("content-type", OTLP_TYPES[encoding]);
  const body = tracesRefusal(encoding, { status, message: error.message });
  return new Response(body, { status, headers });
}

function kindOf(request: Request): Result<OtlpEncoding, Problem> {
  const encoding = encodingOf(request);
  if (encoding !== null) return ok(encoding);
  const type = request.headers.get("content-type") ?? "no type";
  const message = `Expected traces as application/json or application/x-protobuf, found ${type.slice(0, 60)}.`;
  return err({ code: "wrong-type", message });
}

/** `POST /v1/traces`: what an OpenTelemetry exporter or collector sends, as JSON or protobuf, packed or not. */
export async function takeTraces(service: IngestService, request: Request): Promise<Response> {
  const answered = await service.take(request, {
    scopes: ["ingest:write", "otlp:write"],
    limits: INGEST_LIMITS.traces,
    kindOf,
    async answer(taking, encoding, body) {
      const read = readTraces(body, encoding, taking);
      if (!read.ok) return problem(read.error);
      const stored = await storeRecords(taking, read.value, null);
      if (!stored.ok) return refuseBatch(service, stored.error);
      const headers = { "content-type": OTLP_TYPES[encoding], "cache-control": "no-store" };
      return new Response(tracesAnswer(encoding, rejectedSpans(read.value)), { headers });
    },
  });
  return await inOtlp(answered, encodingOf(request) ?? "json");
}
