import type { ErrorClass } from "../core/record.ts";
import { classifyFailure, type FailureSigns, isKnownErrorCode } from "./error-class.ts";

/** The sentence about a failure stands in front; stack traces and echoed requests follow. */
const READ_CHARACTERS = 4_000;

const QUOTE = String.raw`\\*["']`;
const named = (key: string) =>
  new RegExp(`${QUOTE}${key}${QUOTE}\\s*:\\s*${QUOTE}([a-z0-9_.-]{1,64})${QUOTE}`, "i");
const CODES = new RegExp(named("code"), "gi");
const TYPE = named("type");
const PARAM = named("param");
const STATUS_FIELD = new RegExp(
  `${QUOTE}(?:code|status|status_?code)${QUOTE}\\s*:\\s*([45]\\d\\d)\\b`,
  "i",
);
const STATUS_IN_FRONT = /^\W*(?:http\s*)?([45]\d\d)\b/i;
const STATUS_WORDS = /\b(?:error code|status(?: code)?)\W{1,3}([45]\d\d)\b/i;
const SDK_CLASS = /^\W*(?:[\w]+\.)*([A-Za-z]\w*(?:Error|Exception))\b/;

/** What the SDKs call their errors, by the status that they stand for. */
const STATUS_OF_CLASS: ReadonlyMap<string, number> = new Map([
  ["badrequesterror", 400],
  ["authenticationerror", 401],
  ["permissiondeniederror", 403],
  ["notfounderror", 404],
  ["conflicterror", 409],
  ["unprocessableentityerror", 422],
  ["ratelimiterror", 429],
]);

const CLASS_OF_MESSAGE: readonly (readonly [RegExp, ErrorClass])[] = [
  [
    /insufficient_quota|exceeded your (?:current|monthly) quota|credit balance|spend(?:ing)?[ _]limit|usage[ _]limit/i,
    "quota",
  ],
  [/slow[_ ]down/i, "slow_down"],
  [/rate[_ ]limit/i, "rate_limit"],
  [/overloaded/i, "overloaded"],
  [/context[_ ]length|context window/i, "invalid_request"],
];
const TIMED_OUT = /\btime(?:d[ -]?out|[ -]?out)\b/i;

const baseName = (type: string): string => type.slice(type.lastIndexOf(".") + 1);

function statusIn(text: string): number | null {
  const match = STATUS_IN_FRONT.exec(text) ?? STATUS_WORDS.exec(text) ?? STATUS_FIELD.exec(text);
  return match ? Number(match[1]) : null;
}

/** An error may quote the request that it refused, with a `code` of its own: only a provider's word is one. */
function codeIn(text: string): string | null {
  for (const [, word = ""] of text.matchAll(CODES)) {
    if (isKnownErrorCode(word)) return word.toLowerCase();
  }
  return null;
}

/**
 * What the text of an error tells: a status in front, the fields of an error body that a JSON text or a Python `repr`
 * quotes, the name of an SDK's error class. The text serves to classify and is never kept.
 */
export function failureSigns(text: unknown, type: string | null = null): FailureSigns {
  const read = typeof text === "string" ? text.slice(0, READ_CHARACTERS) : "";
  const errorClass = type ?? SDK_CLASS.exec(read)?.[1] ?? "";
  const sdkClass = baseName(errorClass).toLowerCase();
  return {
    httpStatus: statusIn(read) ?? STATUS_OF_CLASS.get(sdkClass) ?? null,
    code: codeIn(read),
    type: TYPE.exec(read)?.[1] ?? baseName(errorClass),
    param: PARAM.exec(read)?.[1] ?? null,
    message: read,
  };
}

function classOfMessage({ message, httpStatus, type }: FailureSigns): ErrorClass | null {
  const text = message ?? "";
  const found = CLASS_OF_MESSAGE.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  if (TIMED_OUT.test(text)) {
    if (!httpStatus) return "timeout_client";
    if (httpStatus === 408) return "timeout_408";
  }
  return type?.toLowerCase() === "internalservererror" && !httpStatus ? "server_error" : null;
}

/** The cause of a failure of which a source keeps little more than a text: a 408, else by code, type, message, then status. */
export function classifyFailureText(signs: FailureSigns): ErrorClass {
  if (signs.httpStatus === 408) return "timeout_408";
  const told = classifyFailure({ ...signs, httpStatus: null });
  if (told !== "unknown") return told;
  return classOfMessage(signs) ?? classifyFailure(signs);
}

/** The failure's fields of a record, of which the text itself is none. */
export function failureOfText(text: unknown, type: string | null = null) {
  const signs = failureSigns(text, type);
  return {
    errorClass: classifyFailureText(signs),
    errorCode: signs.code ?? null,
    httpStatus: signs.httpStatus ?? null,
  };
}
