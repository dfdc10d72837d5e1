const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:([,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const DOT_GROUPED = /^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+)$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
const SAYS_NOTHING = new Set(["", "null", "none", "\\n", "n/a"]);

/** Whether a cell or field says nothing: absent, blank, or a word that databases write for NULL. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== "string") return false;
  return value === "" || (value.length < 6 && SAYS_NOTHING.has(value.trim().toLowerCase()));
}

function allDigits(text: string): boolean {
  if (text.length === 0 || text.length > 15) return false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/**
 * The number that a text writes; `NaN` when it writes none.
 * Reads exponents, floats of whole numbers (`10.0`), thousands separators (`1,234`, `1 234`, `1.234.567`)
 * and a decimal comma that can be no separator (`0,5`). A single `1.234` is a decimal point.
 */
export function numberFromText(value: string): number {
  if (allDigits(value)) return Number(value);
  const text = value.trim();
  if (PLAIN.test(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replace(/[,' \u00a0\u202f]/g, ""));
  if (DOT_GROUPED.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  if (DECIMAL_COMMA.test(text)) return Number(text.replace(",", "."));
  return Number.NaN;
}
