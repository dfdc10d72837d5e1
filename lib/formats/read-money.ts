import { decimalText, parseDecimal } from "../core/decimal.ts";

const GROUPED = /^[+-]?[1-9]\d{0,2}(?:([,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const DOT_GROUPED = /^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+)$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+(?:[eE][+-]?\d+)?$/;
/** A trillion dollars: above it, an amount is a mistake. */
const MOST_WHOLE_DIGITS = 12;

/** A number text with spreadsheet separators as JSON would write it. */
function plain(text: string, decimalComma: boolean): string {
  if (decimalComma && DECIMAL_COMMA.test(text)) return text.replace(",", ".");
  if (GROUPED.test(text)) return text.replace(/[,' \u00a0\u202f]/g, "");
  if (DOT_GROUPED.test(text)) return text.replaceAll(".", "").replace(",", ".");
  return DECIMAL_COMMA.test(text) ? text.replace(",", ".") : text;
}

/**
 * Exact decimal text of an amount of money, every digit kept: `"2.44038725000000000"` reads "2.44038725".
 * Takes exponents, thousands separators, a decimal comma, a dollar sign and credits; `null` where it is none.
 * `1,234` is a thousand unless the file writes decimals with a comma.
 */
export function moneyText(value: unknown, decimalComma = false): string | null {
  const text = typeof value === "number" ? String(value) : typeof value === "string" ? value : "";
  const exact = parseDecimal(plain(text.trim().replace(/^([+-]?)\s*\$\s*/, "$1"), decimalComma));
  if (exact === null) return null;
  const written = decimalText(exact);
  const whole = written.replace("-", "").split(".")[0] ?? "";
  return whole.length > MOST_WHOLE_DIGITS ? null : written;
}
