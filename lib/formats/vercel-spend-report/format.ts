import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { UNDATED_US, US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import { readAnyTime } from "../any-time.ts";
import { cleanProvider, cleanText } from "../clean-text.ts";
import { headRowsHave, rowsIn } from "../envelope.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, Head, ParsedRow } from "../format.ts";
import { isJsonObject, type JsonObject, own } from "../json-value.ts";
import { isBlank } from "../read-number.ts";
import { excerpt, rejected } from "../row-problem.ts";

const camel = (name: string): string =>
  name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

/** A field by its REST name, or by the one in camel case that the SDK gives it. */
const fieldOf = (row: JsonObject, name: string): unknown => own(row, name) ?? own(row, camel(name));

const isRow = (value: unknown): value is JsonObject =>
  isJsonObject(value) && fieldOf(value, "total_cost") !== undefined;

/** `2026-11-17T10` and `2026-11-17 10` leave the minutes out. */
const withMinutes = (hour: unknown): unknown =>
  typeof hour === "string" && /[T ]\d{2}$/.test(hour.trim()) ? `${hour.trim()}:00` : hour;

/** A report grouped by anything else than time names none: its range was given when asking for it. */
function periodOf(read: FieldReader, row: JsonObject) {
  const hour = own(row, "hour");
  const [name, width] = isBlank(hour) ? ["day", US_PER_DAY] : ["hour", US_PER_HOUR];
  const startUs = readAnyTime(read, name, withMinutes(own(row, name)));
  return {
    startUs: startUs ?? UNDATED_US,
    endUs: startUs === null ? null : startUs + Number(width),
  };
}

function recordOf(read: FieldReader, row: JsonObject): UsageRecord {
  const { startUs, endUs } = periodOf(read, row);
  const count = (name: string) => read.count(name, fieldOf(row, name));
  return {
    ...blankRecord("bucket", startUs),
    endUs,
    requests: count("request_count"),
    provider: cleanProvider(own(row, "provider")),
    model: cleanText(own(row, "model")),
    outcome: "unknown",
    inputTotal: count("input_tokens"),
    inputCached: count("cached_input_tokens"),
    inputCacheWrite: count("cache_creation_input_tokens"),
    outputTotal: count("output_tokens"),
    reasoning: count("reasoning_tokens"),
    user: cleanText(own(row, "user")),
    workload: cleanText(own(row, "tag")),
    reportedUsd: read.usd("total_cost", fieldOf(row, "total_cost")),
  };
}

function readSum(read: FieldReader, line: number, row: unknown): ParsedRow {
  if (!isRow(row)) {
    return rejected(line, {
      field: "total_cost",
      code: "no-row",
      expected: "a row of the spend report",
      found: excerpt(row),
    });
  }
  read.begin();
  const record = recordOf(read, row);
  return read.row(line, record);
}

const DIMENSIONS = ["day", "hour", "user", "model", "tag", "provider", "credential_type"] as const;

function recognise(head: Head): string | null {
  const have = headRowsHave(head);
  const cost = ["total_cost", "totalCost"].find((name) => have(name));
  // What a single generation cost is told under the same name, beside its id.
  if (!cost || have(cost, "id") || have(cost, "generationTime")) return null;
  const dimension = DIMENSIONS.find((name) => have(cost, name) || have(cost, camel(name)));
  const isReport = dimension || have(cost, "request_count") || have(cost, "requestCount");
  return isReport
    ? `Its rows have ${cost}${dimension ? ` per ${dimension}` : ""}, as Vercel's spend report has.`
    : null;
}

/** What Vercel's AI Gateway charged, by exactly one dimension: never a model and a day at once, and never a tier. */
export const vercelSpendReport: Format = {
  id: "vercel-spend-report",
  title: "Vercel AI Gateway spend report (JSON)",
  grain: "bucket",
  reads: "json",
  exactNumbers: true,
  missing: [
    "requestId",
    "operationId",
    "attempt",
    "tierRequested",
    "tierServed",
    "httpStatus",
    "errorClass",
    "errorCode",
    "inputCacheWrite1h",
    "latencyMs",
    "ttftMs",
    "project",
    "apiKey",
    "endpoint",
    "region",
  ],
  recognise,
  reader() {
    const read = new FieldReader();
    return ok((row) => {
      const value = row.kind === "value" ? row.value : null;
      return rowsIn(value, isRow).map((each) => readSum(read, row.line, each));
    });
  },
};
