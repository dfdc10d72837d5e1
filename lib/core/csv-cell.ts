/** What a spreadsheet runs as a formula, also behind blanks and quotes and in full-width letters. */
const FORMULA = /^[\s'"]*[=+\-@\t\r＝＋－＠]/;
const NEEDS_QUOTES = /[",;\n\r]/;

/** A text that every spreadsheet takes for a text: with an apostrophe in front where it would run as a formula. */
export function guardedCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text that `guardedCell` made the cell of. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A cell between delimiters, quoted as RFC 4180 asks; it may be delimited by semicolons too. */
export function quotedCell(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A text as a cell of CSV, safe in a spreadsheet. */
export const csvCell = (text: string): string => quotedCell(guardedCell(text));
