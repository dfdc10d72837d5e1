import { isJsonObject, type JsonObject } from "./json-value.ts";

/** Text in text in text: exports encode an object at most this often. */
const MOST_ENCODINGS = 3;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON value that a text writes; one whose quotes were doubled on top of CSV's own doubling is read too. */
function parsedText(text: string): unknown {
  const value = parsed(text);
  return value === undefined && text.includes('""') ? parsed(text.replaceAll('""', '"')) : value;
}

/** A value that may be JSON text, encoded up to three times; any other text stays what it is. */
export function decodedJson(value: unknown): unknown {
  let current = value;
  for (let i = 0; i < MOST_ENCODINGS && typeof current === "string"; i++) {
    if (!/^\s*["{[]/.test(current)) break;
    const inner = parsedText(current);
    if (inner === undefined) break;
    current = inner;
  }
  return current;
}

/** The object that the value is, or writes as JSON text; an empty one where it is neither. */
export function jsonObjectOf(value: unknown): JsonObject {
  const decoded = decodedJson(value);
  return isJsonObject(decoded) ? decoded : {};
}
