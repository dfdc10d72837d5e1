import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalTier } from "../../core/tier.ts";
import { msBetween, readAnyTime } from "../any-time.ts";
import { cleanId, cleanProvider, cleanText } from "../clean-text.ts";
import { failureOfText } from "../failure-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, Head, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { decodedJson, jsonObjectOf } from "../json-text.ts";
import { hasKeys, isJsonObject, own } from "../json-value.ts";
import { isBlank } from "../read-number.ts";
import { type FieldOf, fieldsByName, hasColumns } from "../row-fields.ts";
import { rejected, skipped } from "../row-problem.ts";

/** Of input, output, expected and scores nothing is read. */
const NAMES = [
  "id",
  "created",
  "project_id",
  "span_attributes",
  "error",
  "metadata",
  "metrics",
] as const;
type Field = FieldOf<(typeof NAMES)[number]>;

const MARKS = ["_xact_id", "span_attributes"] as const;

function failureOf(error: unknown) {
  if (isBlank(error)) return {};
  const decoded = decodedJson(error);
  const inside = isJsonObject(decoded);
  const text = inside ? own(decoded, "message") : error;
  const name = inside ? cleanText(own(decoded, "name") ?? own(decoded, "type")) : null;
  return { outcome: "error" as const, ...failureOfText(text, name) };
}

function recordOf(read: FieldReader, field: Field): UsageRecord {
  const metadata = jsonObjectOf(field("metadata"));
  const metrics = jsonObjectOf(field("metrics"));
  const count = (name: string) => read.count(name, own(metrics, name));
  const startUs =
    readAnyTime(read, "start", own(metrics, "start")) ??
    readAnyTime(read, "created", field("created"));
  if (startUs === null) {
    read.refuse("metrics.start", "time-missing", "the time at which the span began", null);
  }
  const inputTotal = count("prompt_tokens");
  const outputTotal = count("completion_tokens");
  read.compareTotal(own(metrics, "tokens"), inputTotal, outputTotal);
  return {
    ...blankRecord("call", startUs ?? 0),
    requestId: cleanId(field("id")),
    provider: cleanProvider(own(metadata, "provider")),
    model: cleanText(own(metadata, "model")),
    tierRequested: canonicalTier(cleanText(own(metadata, "service_tier")), null),
    ...failureOf(field("error")),
    inputTotal,
    inputCached: count("prompt_cached_tokens"),
    inputCacheWrite: count("prompt_cache_write_tokens") ?? count("prompt_cache_creation_tokens"),
    outputTotal,
    reasoning: count("completion_reasoning_tokens"),
    latencyMs: msBetween(startUs, readAnyTime(read, "end", own(metrics, "end"))),
    ttftMs: read.durationMs("time_to_first_token", own(metrics, "time_to_first_token"), "s"),
    project: cleanText(field("project_id")),
    workload: cleanText(own(metadata, "workload")),
    reportedUsd: read.usd("estimated_cost", own(metrics, "estimated_cost")),
  };
}

function recogniseBraintrust(head: Head): string | null {
  const found = head.kind === "csv" ? hasColumns(head.headers, ...MARKS) : rowKeys(head)(...MARKS);
  return found ? "It has _xact_id and span_attributes, as Braintrust's spans do." : null;
}

/** Spans of Braintrust; only those of models count. They tell the tier asked for, never the one served. */
export const braintrustLogs: Format = {
  id: "braintrust-logs",
  title: "Braintrust logs",
  grain: "call",
  reads: ["csv", "json"],
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "tierServed",
    "inputCacheWrite1h",
    "apiKey",
    "user",
    "endpoint",
    "region",
  ],
  emptyPages: [
    { list: "events", matches: (page) => hasKeys(page, "cursor") },
    { list: "data", matches: (page) => hasKeys(page, "freshness_state") },
  ],
  recognise: recogniseBraintrust,
  reader({ headers }) {
    const read = new FieldReader();
    const fieldsOf = fieldsByName(headers, NAMES);
    return ok((row): ParsedRow => {
      read.begin();
      const field = fieldsOf(row);
      if (!field || isBlank(field("span_attributes"))) {
        const expected = "a span with span_attributes";
        return rejected(row.line, {
          field: null,
          code: "not-a-span",
          expected,
          found: "a row without them",
        });
      }
      const type = cleanText(own(jsonObjectOf(field("span_attributes")), "type"));
      if (type?.toLowerCase() !== "llm") return skipped(row.line, "not a model call");
      const record = recordOf(read, field);
      return read.row(row.line, record);
    });
  },
};
