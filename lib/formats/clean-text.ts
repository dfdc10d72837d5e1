export const LONGEST_TEXT = 512;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const NEEDS_CLEANING = /[\u0000-\u001f\u007f-\u009f\ud800-\udfff]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const UNSTORABLE = /[\u0000-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/**
 * A label fit to store: trimmed, without control characters and lone surrogates, at most 512 characters.
 * `null` where nothing is left or the value is no scalar.
 */
export function cleanText(value: unknown): string | null {
  if (typeof value !== "string") {
    return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
  }
  let text = value.trim();
  if (text.length > LONGEST_TEXT) text = text.slice(0, LONGEST_TEXT).trimEnd();
  if (NEEDS_CLEANING.test(text)) text = text.replace(UNSTORABLE, "").trim();
  return text === "" ? null : text;
}

/** A provider's id in lower case, as the catalogue writes it. */
export function cleanProvider(value: unknown): string | null {
  return cleanText(value)?.toLowerCase() ?? null;
}
