import type { UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { canonicalServedTier } from "../../core/tier.ts";
import { cleanText } from "../clean-text.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, ParsedRow } from "../format.ts";
import { boundaryUs, TIME_COLUMNS } from "../openai-bucket.ts";
import { isBlank } from "../read-number.ts";
import { rejected, skipped } from "../row-problem.ts";

/** The columns that are read; all others, names and mail addresses among them, are not. */
const READ_COLUMNS = [
  ...TIME_COLUMNS,
  "num_model_requests",
  "project_id",
  "user_id",
  "api_key_id",
  "model",
  "batch",
  "service_tier",
  "input_tokens",
  "input_cached_tokens",
  "input_cache_write_tokens",
  "output_tokens",
] as const;
type ReadColumn = (typeof READ_COLUMNS)[number];

const COLUMN_OF_FIELD = {
  requests: "num_model_requests",
  project: "project_id",
  user: "user_id",
  apiKey: "api_key_id",
  model: "model",
  inputTotal: "input_tokens",
  inputCached: "input_cached_tokens",
  inputCacheWrite: "input_cache_write_tokens",
  outputTotal: "output_tokens",
} as const satisfies Partial<Record<keyof UsageRecord, ReadColumn>>;

const FIELDS = Object.keys(COLUMN_OF_FIELD) as (keyof typeof COLUMN_OF_FIELD)[];

type CellOf = (column: ReadColumn) => string | undefined;

const columnName = (header: string): string => header.trim().toLowerCase();

function bucketOf(read: FieldReader, cell: CellOf): UsageRecord {
  const startUs = boundaryUs(read, cell, "start");
  return {
    grain: "bucket",
    startUs: startUs ?? 0,
    endUs: boundaryUs(read, cell, "end"),
    requests: read.count("num_model_requests", cell("num_model_requests")),
    requestId: null,
    operationId: null,
    attempt: null,
    provider: "openai",
    model: cleanText(cell("model")),
    tierRequested: null,
    tierServed: read.flag("batch", cell("batch"))
      ? "batch"
      : canonicalServedTier(cell("service_tier"), "openai"),
    outcome: "unknown",
    httpStatus: null,
    errorClass: null,
    errorCode: null,
    inputTotal: read.count("input_tokens", cell("input_tokens")),
    inputCached: read.count("input_cached_tokens", cell("input_cached_tokens")),
    inputCacheWrite: read.count("input_cache_write_tokens", cell("input_cache_write_tokens")),
    inputCacheWrite1h: null,
    outputTotal: read.count("output_tokens", cell("output_tokens")),
    reasoning: null,
    latencyMs: null,
    ttftMs: null,
    project: cleanText(cell("project_id")),
    apiKey: cleanText(cell("api_key_id")),
    user: cleanText(cell("user_id")),
    endpoint: null,
    workload: null,
    region: null,
  };
}

function indexesOf(headers: readonly string[]) {
  const names = headers.map(columnName);
  return new Map(READ_COLUMNS.map((column) => [column, names.indexOf(column)] as const));
}

/** Usage per minute, hour or day as the OpenAI dashboard exports it: 24 columns in 2025, 25 in 2026, in any order. */
export const openaiUsageExportCsv: Format = {
  id: "openai-usage-export-csv",
  title: "OpenAI usage export (CSV)",
  grain: "bucket",
  reads: "csv",
  shortRows: true,
  missing: [
    "requestId",
    "operationId",
    "attempt",
    "tierRequested",
    "httpStatus",
    "errorClass",
    "errorCode",
    "inputCacheWrite1h",
    "reasoning",
    "latencyMs",
    "ttftMs",
    "endpoint",
    "workload",
    "region",
  ],
  recognise({ headers }) {
    const names = new Set(headers.map(columnName));
    if (!TIME_COLUMNS.every((column) => names.has(column))) return null;
    if (names.has("num_model_requests")) {
      return `It has the columns start_time to end_time_iso and num_model_requests, ${names.size} in all.`;
    }
    return names.size === TIME_COLUMNS.length
      ? "It has only the four time columns of an OpenAI usage export: no usage in this period."
      : null;
  },
  missingIn({ headers }) {
    const names = new Set(headers.map(columnName));
    return FIELDS.filter((field) => !names.has(COLUMN_OF_FIELD[field]));
  },
  reader({ headers, decimalMark }) {
    const indexes = indexesOf(headers);
    const read = new FieldReader(decimalMark);
    const usageIndexes = READ_COLUMNS.slice(TIME_COLUMNS.length).map((c) => indexes.get(c) ?? -1);
    return ok((row): ParsedRow => {
      const cells = row.kind === "cells" ? row.cells : [];
      read.begin();
      const record = bucketOf(read, (column) => cells[indexes.get(column) ?? -1]);
      if (read.problem) return rejected(row.line, read.problem, record);
      if (usageIndexes.every((index) => isBlank(cells[index]))) {
        return skipped(row.line, "period without usage");
      }
      return { kind: "record", line: row.line, record };
    });
  },
};
