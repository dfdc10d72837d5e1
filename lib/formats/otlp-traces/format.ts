import { ok } from "../../core/result.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { own } from "../json-value.ts";
import { rejected, skipped } from "../row-problem.ts";
import { untoldCounts } from "./dialect.ts";
import { Attributes, type FoundSpan, spansOf } from "./span-attributes.ts";
import { isModelCall } from "./span-fate.ts";
import { recordOfSpan } from "./span-record.ts";

const NOT_A_TRACE = {
  field: "resourceSpans",
  code: "not-a-trace",
  expected: "an export request with a list of resourceSpans",
  found: "a row without one",
};

function rowOfSpan(read: FieldReader, line: number, { span, resource }: FoundSpan): ParsedRow {
  const attributes = new Attributes(span);
  if (!isModelCall(attributes)) return skipped(line, "not a model call");
  read.begin();
  const record = recordOfSpan(read, span, attributes, new Attributes(resource));
  return read.row(line, record);
}

/** Traces that an OpenTelemetry SDK or Collector exported: one request, requests line by line, or protobuf. */
export const otlpTraces: Format = {
  id: "otlp-traces",
  title: "OpenTelemetry traces (OTLP)",
  grain: "call",
  reads: "json",
  missing: ["endUs", "operationId", "attempt", "inputCacheWrite1h", "apiKey", "region"],
  missingIn: ({ sample }) => untoldCounts(sample ?? []),
  recognise: (head) =>
    rowKeys(head)("resourceSpans") ? "It has resourceSpans, as exported traces do." : null,
  reader() {
    const read = new FieldReader();
    return ok((row): ParsedRow | readonly ParsedRow[] => {
      const request = row.kind === "value" ? row.value : null;
      if (Array.isArray(own(request, "resourceSpans"))) {
        return spansOf(request).map((found) => rowOfSpan(read, row.line, found));
      }
      const isOther = own(request, "resourceMetrics") ?? own(request, "resourceLogs");
      return isOther === undefined
        ? rejected(row.line, NOT_A_TRACE)
        : skipped(row.line, "metrics or logs, not traces");
    });
  },
};
