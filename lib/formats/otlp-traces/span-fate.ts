import { failureOfText } from "../failure-text.ts";
import type { FieldReader } from "../field-reader.ts";
import { type JsonObject, own } from "../json-value.ts";
import { Attributes } from "./span-attributes.ts";

const MODEL_OPERATION =
  /^(?:chat|text_completion|completion|generate_content|embeddings?|response|responses)$/i;
const REPEATS_OR_RUNS = /agent|tool|workflow|chain|task|retriev|rerank/i;
const AI_CALL = /\.do(?:Generate|Stream|Embed)$/;
const OPENINFERENCE_CALLS = new Set(["LLM", "EMBEDDING"]);

/**
 * Whether a span is one call of a model. Agents, chains and the outer spans of the AI SDK repeat the sums of
 * the calls inside them; HTTP and tool spans call no model.
 */
export function isModelCall(attributes: Attributes): boolean {
  const aiOperation = attributes.text("aiOperation");
  if (aiOperation !== null) return AI_CALL.test(aiOperation);
  const kind = attributes.text("spanKind");
  if (kind !== null) return OPENINFERENCE_CALLS.has(kind.trim().toUpperCase());
  if (attributes.hasAny("traceloopKind")) return false;
  const operation = attributes.text("operation") ?? attributes.text("requestType");
  if (operation !== null && MODEL_OPERATION.test(operation.trim())) return true;
  if (operation !== null && REPEATS_OR_RUNS.test(operation)) return false;
  const namesModel = attributes.hasAny("model") && attributes.hasAny("provider");
  return namesModel || attributes.hasAny("input") || attributes.hasAny("output");
}

function exceptionOf(span: JsonObject): Attributes {
  const events = own(span, "events");
  const list: readonly unknown[] = Array.isArray(events) ? events : [];
  // The last exception is the one that ended the call; those before it may have been retried.
  return new Attributes(list.findLast((event) => own(event, "name") === "exception"));
}

function saysError(status: unknown): boolean {
  const code = own(status, "code");
  return code === 2 || code === "2" || code === "STATUS_CODE_ERROR";
}

/** How a span ended. The cause of a failure is in the texts of its exception and status, which are not kept. */
export function fateOf(read: FieldReader, span: JsonObject, attributes: Attributes) {
  const status = own(span, "status");
  const errorType = attributes.get("errorType");
  const typeIsStatus = /^[1-5]\d\d$/.test(String(errorType));
  const told = attributes.get("httpStatus") ?? (typeIsStatus ? errorType : undefined);
  const httpStatus = read.httpStatus("http.response.status_code", told);
  const failed = saysError(status) || errorType !== undefined || (httpStatus ?? 0) >= 400;
  if (!failed) return { outcome: "success" as const, httpStatus };
  const exception = exceptionOf(span);
  const type =
    exception.text("exceptionType") ?? (typeIsStatus ? null : attributes.text("errorType"));
  const message = [exception.text("exceptionMessage"), own(status, "message")]
    .filter((text) => typeof text === "string" && text !== "")
    .join("\n");
  const text = httpStatus === null ? message : `${httpStatus} ${message}`;
  const failure = failureOfText(text, type);
  return { outcome: "error" as const, ...failure, httpStatus: httpStatus ?? failure.httpStatus };
}
