import { isBlank } from "./read-number.ts";

export const LONGEST_TEXT = 512;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NEEDS_CLEANING = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const UNSTORABLE = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/** No name and no code; as a number it is a wrong one, not none. */
const NOT_A_NAME = "nan";
const UNNAMED = new Set(["unknown", "(unknown)"]);
const MAY_BE_UNNAMED = /^[uU(]/;

/**
 * The text of a cell or field, trimmed and without control characters and lone surrogates, however long.
 * `null` where nothing is left, where it is a word for NULL such as `none` or `-`, or where the value is no scalar.
 */
export function cleanCode(value: unknown): string | null {
  if (typeof value !== "string") {
    return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
  }
  const text = NEEDS_CLEANING.test(value) ? value.replace(UNSTORABLE, "") : value;
  const trimmed = text.trim();
  return isBlank(trimmed) || (trimmed.length === 3 && trimmed.toLowerCase() === NOT_A_NAME)
    ? null
    : trimmed;
}

function isNamed(text: string): boolean {
  return !MAY_BE_UNNAMED.test(text) || !UNNAMED.has(text.toLowerCase());
}

/** An id whole, since two ids cut short may be the same; `null` where the source names none. */
export function cleanId(value: unknown): string | null {
  const text = cleanCode(value);
  return text !== null && isNamed(text) ? text : null;
}

/**
 * A label fit to store: like `cleanCode`, at most 512 characters, and `null` also where it is `unknown`:
 * nobody's project is called so, while many a log writes it for none.
 */
export function cleanText(value: unknown): string | null {
  const text = cleanId(value);
  if (text === null || text.length <= LONGEST_TEXT) return text;
  return text
    .slice(0, LONGEST_TEXT)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd();
}

/** A provider's id in lower case, as the catalogue writes it. */
export function cleanProvider(value: unknown): string | null {
  return cleanText(value)?.toLowerCase() ?? null;
}
