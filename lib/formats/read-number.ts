const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const GROUPED = /^[+-]?[1-9]\d{0,2}(?:([,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const DOT_GROUPED = /^[+-]?[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+)$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
/** Words that databases, spreadsheets and languages write for NULL; Excel's accountants write a dash. */
const SAYS_NOTHING = new Set([
  "",
  "null",
  "(null)",
  "<null>",
  "none",
  "(none)",
  "nil",
  "\\n",
  "n/a",
  "#n/a",
  "undefined",
  "-",
  "--",
  "\u2013",
  "\u2014",
]);
const LONGEST_NOTHING = 9;
/** What such a word, or the white space before it, starts with: other cells need no closer look. */
const MAY_SAY_NOTHING = /^[\s\ufeffnNuU\\(<#\u2013\u2014-]/;

/** Whether a cell or field says nothing: absent, blank, or a word that databases write for NULL. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value !== "string") return false;
  if (value === "") return true;
  if (!MAY_SAY_NOTHING.test(value)) return false;
  const text = value.trim();
  return text.length <= LONGEST_NOTHING && SAYS_NOTHING.has(text.toLowerCase());
}

/**
 * What stands before a number's fraction in a file: `likely-comma` where only its semicolons say so, as spreadsheets of
 * such countries write them; `unknown` where nothing tells.
 */
export type DecimalMark = "point" | "comma" | "likely-comma" | "unknown";

const ONE_GROUP = /^\s*[+-]?[1-9]\d{0,2}([.,])\d{3}\s*$/;
const SHOWS_COMMA =
  /^\s*[+-]?(?:0,\d+|\d+,(?:\d{1,2}|\d{4,})|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})\s*$/;
const SHOWS_POINT =
  /^\s*[+-]?(?:0?\.\d+|\d+\.(?:\d{1,2}|\d{4,})|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})\s*$/;

/** The decimal mark that cells show; where they show none or both, `fallback`. */
export function decimalMarkOf(cells: Iterable<string>, fallback: DecimalMark): DecimalMark {
  let comma = false;
  let point = false;
  for (const cell of cells) {
    if (cell.length > 40) continue;
    comma ||= SHOWS_COMMA.test(cell);
    point ||= SHOWS_POINT.test(cell);
    if (comma && point) return fallback;
  }
  if (comma) return "comma";
  return point ? "point" : fallback;
}

export const writesComma = (mark: DecimalMark): boolean =>
  mark === "comma" || mark === "likely-comma";

/**
 * The whole number that a text writes, where groups of thousands are likelier than a fraction; `null` where `614.000`
 * may be 614 or 614 thousand.
 */
export function wholeNumberFromText(value: string, mark: DecimalMark): number | null {
  if (allDigits(value)) return Number(value);
  const separator = ONE_GROUP.exec(value)?.[1];
  if (separator === "." && mark === "unknown") return null;
  if (separator === "," && mark === "comma") return null;
  const asGroup = separator === "," ? "point" : mark;
  return numberFromText(value, asGroup);
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
 * and a decimal comma that can be no separator (`0,5`). Where the mark is a comma, `1.234` is a thousand and `1,234` a
 * bit more than one; else the other way round.
 */
export function numberFromText(value: string, mark: DecimalMark = "point"): number {
  if (allDigits(value)) return Number(value);
  const text = value.trim();
  if (writesComma(mark) && ONE_GROUP.test(text)) {
    return Number(text.replace(".", "").replace(",", "."));
  }
  if (PLAIN.test(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replace(/[,' \u00a0\u202f]/g, ""));
  if (DOT_GROUPED.test(text)) return Number(text.replaceAll(".", "").replace(",", "."));
  if (DECIMAL_COMMA.test(text)) return Number(text.replace(",", "."));
  return Number.NaN;
}
