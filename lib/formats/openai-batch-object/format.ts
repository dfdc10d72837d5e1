import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { cleanId, cleanText } from "../clean-text.ts";
import { rowsIn } from "../envelope.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow, SourceRow } from "../format.ts";
import { isJsonObject, type JsonObject, own, ownObject } from "../json-value.ts";
import { workloadOf } from "../openai-body.ts";
import { usageTokens } from "../openai-usage.ts";
import { excerpt, rejected } from "../row-problem.ts";
import { LatestBatches } from "./latest-batches.ts";

const UNFINISHED: ReadonlySet<unknown> = new Set([
  "validating",
  "in_progress",
  "finalizing",
  "cancelling",
]);
const ENDS = ["completed_at", "expired_at", "cancelled_at", "failed_at"] as const;

const isBatch = (value: unknown): value is JsonObject =>
  isJsonObject(value) && own(value, "object") === "batch";

/** When the batch came to its end, so that its turnaround is `endUs` less `startUs`; `null` while it runs. */
function endOf(read: FieldReader, batch: JsonObject, startUs: number | null): number | null {
  const ends = ENDS.map((name) => read.timeUs(name, own(batch, name), "epoch-s"));
  const endUs = ends.find((each) => each !== null) ?? null;
  // One that ended in the second in which it began has no measurable turnaround.
  return endUs === startUs ? null : endUs;
}

function recordOf(read: FieldReader, batch: JsonObject): UsageRecord {
  const startUs = read.timeUs("created_at", own(batch, "created_at"), "epoch-s");
  if (startUs === null) {
    read.refuse("created_at", "time-missing", "the time at which the batch was created", null);
  }
  return {
    ...blankRecord("bucket", startUs ?? 0),
    endUs: endOf(read, batch, startUs),
    requestId: cleanId(own(batch, "id")),
    requests: read.count("request_counts.total", own(ownObject(batch, "request_counts"), "total")),
    provider: "openai",
    model: cleanText(own(batch, "model")),
    tierRequested: "batch",
    tierServed: "batch",
    outcome: UNFINISHED.has(own(batch, "status")) ? "pending" : "unknown",
    ...usageTokens(read, own(batch, "usage")),
    inputCacheWrite: null,
    inputCacheWrite1h: null,
    endpoint: cleanText(own(batch, "endpoint")),
    workload: workloadOf(own(batch, "metadata")),
  };
}

function readBatch(read: FieldReader, line: number, value: unknown): ParsedRow {
  if (!isBatch(value)) {
    return rejected(line, {
      field: "object",
      code: "unsupported-object",
      expected: "a batch",
      found: excerpt(own(value, "object")),
    });
  }
  read.begin();
  const record = recordOf(read, value);
  return read.row(line, record);
}

/** Batches as OpenAI's API lists them: sums of a job and its turnaround. Its output file tells the single requests. */
export const openaiBatchObject: Format = {
  id: "openai-batch-object",
  title: "OpenAI batch object or list",
  grain: "bucket",
  reads: "json",
  missing: [
    "operationId",
    "attempt",
    "httpStatus",
    "errorClass",
    "errorCode",
    "inputCacheWrite",
    "inputCacheWrite1h",
    "latencyMs",
    "ttftMs",
    "project",
    "apiKey",
    "user",
    "region",
  ],
  recognise({ kind, text, values }) {
    if (kind !== "json") return null;
    const rows = values.flatMap((value) => rowsIn(value, isBatch));
    const found = rows.length > 0 ? rows.some(isBatch) : /"object"\s*:\s*"batch"/.test(text);
    return found ? 'It holds batches, with "object": "batch".' : null;
  },
  reader() {
    const read = new FieldReader();
    const held = new LatestBatches();
    const readRow = (row: SourceRow): readonly ParsedRow[] => {
      const value = row.kind === "value" ? row.value : null;
      return rowsIn(value, isBatch).flatMap((each) => held.pass(readBatch(read, row.line, each)));
    };
    return ok(Object.assign(readRow, { held }));
  },
};
