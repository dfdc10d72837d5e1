import { readBatchLine } from "../formats/batch-line.ts";
import { jsonObjectOf } from "../formats/json-text.ts";
import { isJsonObject, type JsonObject, own } from "../formats/json-value.ts";
import { COUNTS, type Told, toldByFacts } from "./told-answer.ts";

/** Anthropic's lines hold a `result`, OpenAI's a `response` or an `error`. */
const isBatchLine = (line: JsonObject): boolean =>
  Object.hasOwn(line, "custom_id") &&
  ["response", "error", "result"].some((name) => Object.hasOwn(line, name));

/** What names a line that has no id: its file or batch, and what its sender called it. */
const nameOf = (line: JsonObject, url: string): string =>
  `${url.split("/").at(-2)}/${own(line, "custom_id")}`;

/** A line of Anthropic's results in the shape of OpenAI's. */
function likeOpenai(line: JsonObject, url: string): JsonObject {
  const result = own(line, "result");
  if (!isJsonObject(result)) return line;
  const message = own(result, "message");
  const id = own(message, "id") ?? nameOf(line, url);
  if (isJsonObject(message)) return { id, response: { status_code: 200, body: message } };
  const failed = own(own(result, "error"), "error") ?? own(result, "error");
  const code = `batch_${own(result, "type") === "canceled" ? "cancelled" : own(result, "type")}`;
  return { id, error: isJsonObject(failed) ? failed : { code } };
}

/** What one line of a batch's results tells; `null` for a line of any other file. */
export function toldByBatchLine(
  text: string,
  url: string,
): { told: Told; name: string; status: number | null; endpoint: string | null } | null {
  const given = jsonObjectOf(text);
  if (!isBatchLine(given)) return null;
  const line = likeOpenai(given, url);
  const code = own(own(line, "response"), "status_code");
  const status = COUNTS.count("status_code", code);
  const { body, facts, ...fate } = readBatchLine(COUNTS, line, status);
  const { requestId: id, tierServed, outcome, errorClass, errorCode } = fate;
  const told = { ...toldByFacts(body, facts), id, tierServed, outcome, errorClass, errorCode };
  return { told, name: id ?? nameOf(given, url), status, endpoint: facts.endpoint };
}
