import { isJsonObject, own } from "../formats/json-value.ts";
import { type Emit, rowProblem, wholeRow } from "./split-rows.ts";

/** Deeper values are turned away before anything walks them. */
export const DEEPEST_JSON = 64;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** `true` for `{` and `[`. */
export const opens = (code: number): boolean => code === 0x7b || code === 0x5b;
/** `true` for `}` and `]`. */
export const closes = (code: number): boolean => code === 0x7d || code === 0x5d;

/** Whether the text has more than so many of a character; does not look further. */
function hasMoreThan(most: number, character: string, text: string): boolean {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    count += 1;
    if (count > most) return true;
  }
  return false;
}

/** Where the quote is that ends the string whose first character is at `from`; the text's end where none does. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

/** Whether brackets outside strings nest deeper than allowed; a scan of characters, not a walk of values. */
export function isTooDeep(text: string, deepest = DEEPEST_JSON): boolean {
  const half = deepest / 2;
  if (!hasMoreThan(half, "{", text) && !hasMoreThan(half, "[", text)) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at + 1);
    else if (opens(code)) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (closes(code)) depth -= 1;
  }
  return false;
}

export const tooDeep = wholeRow(
  "too-deep",
  `JSON nested at most ${DEEPEST_JSON} levels deep`,
  "deeper nesting",
);

/** The value of a JSON text; `undefined`, which no JSON text means, where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export type ParseJson = (text: string) => unknown;

const TEXT_OR_DECIMAL = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+\.\d+(?:[eE][+-]?\d+)?/gs;
/** Characters of a decimal that every number holds. */
const SURE_LENGTH = 15;

/** Like `parsedJson`, but decimals that have more digits than a number holds stay text: for files about money. */
export function exactJson(text: string): unknown {
  return parsedJson(
    text.replace(TEXT_OR_DECIMAL, (part) =>
      part.length > SURE_LENGTH && !part.startsWith('"') ? `"${part}"` : part,
    ),
  );
}

/** Where an API page keeps its rows, and what else such a page says. */
export const ROW_KEYS = [
  "data",
  "results",
  "result",
  "records",
  "items",
  "rows",
  "runs",
  "events",
] as const;
const PAGE_KEYS: ReadonlySet<string> = new Set([
  ...ROW_KEYS,
  "object",
  "has_more",
  "next_page",
  "first_id",
  "last_id",
  "meta",
  "success",
  "errors",
  "messages",
  "result_info",
  "cursor",
  "next_cursor",
  "cursors",
  "parsed_query",
  "total",
]);

/** The key under which an API page such as `{"data": [...]}` keeps its rows; `null` for a value that is a row itself. */
export function listOfPage(value: unknown): string | null {
  if (!isJsonObject(value) || !Object.keys(value).every((key) => PAGE_KEYS.has(key))) return null;
  return ROW_KEYS.find((key) => rowsUnder(value, key) !== null) ?? null;
}

/** The vectors of an embeddings answer are no rows: its usage stands beside them. */
const isVector = (value: unknown): boolean => own(value, "object") === "embedding";

/** The objects in the list under the key; `null` where it holds anything else. */
export function rowsUnder(value: unknown, key: string): readonly unknown[] | null {
  const rows = own(value, key);
  return Array.isArray(rows) && rows.every(isJsonObject) && !rows.some(isVector) ? rows : null;
}

/** The rows of a page: of the list that is known to hold the file's rows, whatever stands beside it, or of an API's. */
export function rowsOfPage(value: unknown, list: string | null = null): readonly unknown[] | null {
  const rows = list === null ? null : rowsUnder(value, list);
  if (rows) return rows;
  const key = listOfPage(value);
  return key === null ? null : rowsUnder(value, key);
}

/** How the JSON values of a file become its rows. */
export interface JsonRows {
  readonly parse: ParseJson;
  /** Where the file's pages keep its rows, if they are known to. */
  readonly list: string | null;
}

export const PLAIN_ROWS: JsonRows = { parse: parsedJson, list: null };

/** Hands on a value, or the rows of the page that it is, all at the value's line. */
export function emitValue(value: unknown, line: number, list: string | null, emit: Emit): void {
  const rows = rowsOfPage(value, list);
  if (rows === null) {
    emit({ kind: "value", line, value });
    return;
  }
  for (const row of rows) emit({ kind: "value", line, value: row });
}

export function rejectJson(line: number, length: number, emit: Emit): void {
  emit(
    rowProblem(
      line,
      wholeRow("not-json", "a JSON value", `${length} characters that are no valid JSON`),
    ),
  );
}

export function rejectTruncated(line: number, emit: Emit): void {
  const found = "the end of the file in the middle of one";
  emit(rowProblem(line, wholeRow("truncated", "a complete JSON value", found)));
}
