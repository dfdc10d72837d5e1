import type { UsageRecord } from "../core/record.ts";
import { cleanId } from "./clean-text.ts";
import type { CountReader } from "./field-reader.ts";
import { jsonObjectOf } from "./json-text.ts";
import { isJsonObject, type JsonObject, own } from "./json-value.ts";
import { type BodyFacts, bodyFailure, loggedBody, readBody } from "./openai-body.ts";

type TierAndFate = Pick<
  UsageRecord,
  "requestId" | "tierRequested" | "tierServed" | "outcome" | "errorClass" | "errorCode"
>;

/** What a line of a batch's output or error file tells, but for when it ran. */
export interface BatchLine extends TierAndFate {
  readonly body: JsonObject;
  readonly facts: BodyFacts;
}

/** Reads a line that was answered with the HTTP status; `null` where it was not. */
export function readBatchLine(
  read: CountReader,
  line: JsonObject,
  httpStatus: number | null,
): BatchLine {
  const response = jsonObjectOf(own(line, "response"));
  const body = loggedBody(own(response, "body"), httpStatus);
  const facts = readBody(read, body, httpStatus);
  const neverRan = isJsonObject(own(line, "error"));
  const ran = !neverRan && own(response, "body") !== undefined;
  const failure = neverRan ? bodyFailure(line, httpStatus) : facts;
  const outcome = neverRan ? "error" : ran ? facts.outcome : "unknown";
  const isBilled = outcome !== "error" || facts.tokens.inputTotal !== null;
  return {
    body,
    facts,
    requestId: cleanId(own(line, "id")) ?? cleanId(own(response, "request_id")),
    tierRequested: "batch",
    // The body often says "default": the file itself makes the tier batch.
    tierServed: ran && isBilled ? "batch" : null,
    outcome,
    errorClass: failure.errorClass,
    errorCode: failure.errorCode,
  };
}
