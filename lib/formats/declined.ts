import type { Head } from "./format.ts";
import { rowKeys } from "./head-keys.ts";
import { isJsonObject, type JsonObject, own } from "./json-value.ts";
import { hasColumns } from "./row-fields.ts";

/** A shape that is known and carries no usage, so that it is declined by its name. */
export interface DeclinedShape {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  matches(head: Head): boolean;
}

function someRowHas(head: Head, ...keys: readonly string[]): boolean {
  return head.kind === "json" && rowKeys(head)(...keys);
}

/** A Collector may write traces among the others: then the file has usage. */
function hasOnly(head: Head, key: string): boolean {
  const has = rowKeys(head);
  return has(key) && !has("resourceSpans");
}

/** Whether all rows of a JSON head are of the kind. */
function allRows({ kind, values }: Head, matches: (row: JsonObject) => boolean): boolean {
  return (
    kind === "json" &&
    values.length > 0 &&
    values.every((value) => isJsonObject(value) && matches(value))
  );
}

const allAre = (head: Head, object: string): boolean =>
  allRows(head, (row) => own(row, "object") === object);

const has = (row: JsonObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(row, key));

const TOLD_WITH_USAGE = ["usage", "response", "output", "choices", "start_time", "startTime", "ts"];

/** What is sent to a model, alone: with an answer or a time beside it, it is a log of calls. */
function isRequest(row: JsonObject): boolean {
  const messages = own(row, "messages");
  const asks = Array.isArray(messages)
    ? messages.length > 0 && messages.every((message) => own(message, "role") !== undefined)
    : has(row, "model", "input");
  return asks && !TOLD_WITH_USAGE.some((key) => Object.hasOwn(row, key));
}

function isErrorAlone(row: JsonObject): boolean {
  const error = own(row, "error");
  return isJsonObject(error) && has(error, "message") && Object.keys(row).length <= 3;
}

const SCORE_COLUMNS = ["name", "value", "source", "traceId", "observationId"] as const;

/** Shapes that would pass for a format which they are not. */
export const DECLINED: readonly DeclinedShape[] = [
  {
    id: "openai-batch-input",
    title: "an OpenAI batch input file",
    why: "it holds requests and no usage yet. Import the batch's output and error files instead.",
    matches: (head) => someRowHas(head, "custom_id", "method", "url", "body"),
  },
  {
    id: "otlp-metrics",
    title: "an OTLP metrics export",
    why: "it holds sums without single calls. Export the traces of the same application instead.",
    matches: (head) => hasOnly(head, "resourceMetrics"),
  },
  {
    id: "otlp-logs",
    title: "an OTLP logs export",
    why: "it holds log lines and no spans. Export the traces of the same application instead.",
    matches: (head) => hasOnly(head, "resourceLogs"),
  },
];

/** Shapes so common that they count only where no format recognises the file. */
export const DECLINED_IF_UNKNOWN: readonly DeclinedShape[] = [
  {
    id: "model-list",
    title: "a list of models",
    why: "it says which there are, not how they were used. Import a usage export, a log or recorded answers.",
    matches: (head) =>
      allAre(head, "model") || allRows(head, (row) => has(row, "model_name", "litellm_params")),
  },
  {
    id: "file-list",
    title: "a list of uploaded files",
    why: "it names files and holds none. Download a batch's output and error files and import these.",
    matches: (head) => allAre(head, "file"),
  },
  {
    id: "audit-log",
    title: "an audit log",
    why: "it tells who changed what, not how models were used. Import a usage export instead.",
    matches: (head) => allRows(head, (row) => has(row, "type", "effective_at")),
  },
  {
    id: "error-body",
    title: "an error that an API answered with",
    why: "it names no time and no usage. Run the export again, or import a log that holds the failed calls.",
    matches: (head) => allRows(head, isErrorAlone),
  },
  {
    id: "requests",
    title: "a file of requests or training examples",
    why: "it holds what is sent to a model and no usage. Import the recorded answers or a log of the calls.",
    matches: (head) => allRows(head, isRequest),
  },
  {
    id: "langfuse-scores",
    title: "a Langfuse export of scores",
    why: "it holds judgements and no usage. Export the observations of the same project instead.",
    matches: (head) =>
      head.kind === "csv"
        ? hasColumns(head.headers, ...SCORE_COLUMNS)
        : allRows(head, (row) => has(row, ...SCORE_COLUMNS)),
  },
  {
    id: "jaeger-traces",
    title: "a Jaeger export of traces",
    why: "its spans are in Jaeger's own form. Export the same traces as OTLP instead.",
    matches: (head) => allRows(head, (row) => has(row, "traceID", "spans")),
  },
];
