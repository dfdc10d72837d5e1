import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { ok } from "../../core/result.ts";
import { msBetween } from "../any-time.ts";
import { cleanId, cleanText } from "../clean-text.ts";
import { classifyFailure } from "../error-class.ts";
import { FieldReader } from "../field-reader.ts";
import type { Format, Head, RowReader } from "../format.ts";
import { rowKeys } from "../head-keys.ts";
import { jsonObjectOf } from "../json-text.ts";
import { type JsonObject, own } from "../json-value.ts";
import { isBlank } from "../read-number.ts";
import { fieldsByName, hasColumns } from "../row-fields.ts";
import { rejected, skipped } from "../row-problem.ts";
import { JoinWindow, type LogRow } from "./join-window.ts";
import {
  ALL_LOG_NAMES,
  LOG_NAMES,
  type LogName,
  startOf,
  summed,
  usOfTicks,
} from "./log-fields.ts";

/** Rows of one call lie close together; what lies farther apart is told by its id alone. */
const WINDOW_ROWS = 20_000;

const KIND_OF_CATEGORY: ReadonlyMap<string, LogRow["kind"]> = new Map([
  ["requestresponse", "call"],
  ["azureopenairequestusage", "usage"],
]);
/** Managing files, deployments and batches is no use of a model. */
const NO_MODEL_CALL = /(?:^|_)(?:list|get|delete|update|upload|cancel)/i;

type Field = (name: LogName) => unknown;

/** `gpt-5.4` of version `2026-03-05` is sold as `gpt-5.4-2026-03-05`. */
function modelOf(properties: JsonObject): string | null {
  const name = cleanText(own(properties, "modelName"));
  const version = cleanText(own(properties, "modelVersion"));
  const isDate = version !== null && /^\d{4}-\d{2}-\d{2}$/.test(version);
  return name && isDate && !name.endsWith(version) ? `${name}-${version}` : name;
}

function fateOf(read: FieldReader, value: unknown) {
  const httpStatus = read.httpStatus("resultSignature", value);
  if (httpStatus === null) return { outcome: "unknown" as const };
  if (httpStatus < 400) return { outcome: "success" as const, httpStatus };
  return { outcome: "error" as const, httpStatus, errorClass: classifyFailure({ httpStatus }) };
}

function recordOf(read: FieldReader, field: Field, kind: LogRow["kind"]): UsageRecord {
  const text = field("properties");
  const properties = jsonObjectOf(text);
  const count = (name: string) => summed(read, name, own(properties, name));
  const startUs = startOf(read, text, field("time"));
  const isCall = kind === "call";
  return {
    ...blankRecord("call", startUs ?? 0),
    requestId: cleanId(field("correlationId")),
    provider: "azure",
    model: modelOf(properties),
    ...(isCall ? fateOf(read, field("resultSignature")) : {}),
    inputTotal: count("promptTokens"),
    inputCached: count("cachedTokens"),
    outputTotal: count(isCall ? "completionTokens" : "generatedTokens"),
    latencyMs:
      read.durationMs("durationMs", field("durationMs"), "ms") ??
      msBetween(startUs, usOfTicks(text, "responseTime")),
    project: cleanText(cleanText(field("resourceId"))?.split("/").at(-1)),
    endpoint: cleanText(field("operationName")),
    workload: cleanText(own(properties, "modelDeploymentName")),
  };
}

function recogniseAzure(head: Head): string | null {
  const found =
    head.kind === "csv"
      ? hasColumns(head.headers, "CorrelationId", "properties_s") ||
        hasColumns(head.headers, "correlationId", "category", "properties")
      : rowKeys(head)("resourceId", "category", "properties");
  return found
    ? "It has resourceId, category and properties, as Azure's diagnostic logs do."
    : null;
}

function azureReader(headers: readonly string[]): RowReader {
  const read = new FieldReader();
  const fieldsOf = fieldsByName(headers, ALL_LOG_NAMES);
  const window = new JoinWindow(WINDOW_ROWS);
  const reader: RowReader = (row) => {
    const named = fieldsOf(row);
    const field: Field = (name) =>
      LOG_NAMES[name].map((each) => named?.(each)).find((v) => !isBlank(v));
    const category = cleanText(field("category"));
    if (category === null) {
      const expected = "a diagnostic log row with a category";
      const problem = { field: null, code: "not-a-log-row", expected, found: "a row without one" };
      return window.pass(rejected(row.line, problem));
    }
    const kind = KIND_OF_CATEGORY.get(category.toLowerCase());
    const operation = cleanText(field("operationName")) ?? "";
    if (kind === undefined || NO_MODEL_CALL.test(operation)) {
      return window.pass(skipped(row.line, "not a model call"));
    }
    read.begin();
    const record = recordOf(read, field, kind);
    if (read.problem) return window.pass(rejected(row.line, read.problem, record));
    return window.push({ kind, line: row.line, record });
  };
  return Object.assign(reader, { held: window });
}

/** Azure OpenAI's diagnostic logs from storage, an event hub or Log Analytics. */
export const azureDiagnostics: Format = {
  id: "azure-diagnostics",
  title: "Azure OpenAI diagnostic logs",
  grain: "call",
  reads: ["csv", "json"],
  missing: [
    "endUs",
    "operationId",
    "attempt",
    "tierRequested",
    "tierServed",
    "errorCode",
    "inputCacheWrite",
    "inputCacheWrite1h",
    "reasoning",
    "ttftMs",
    "apiKey",
    "user",
    "region",
  ],
  recognise: recogniseAzure,
  reader: ({ headers }) => ok(azureReader(headers)),
};
