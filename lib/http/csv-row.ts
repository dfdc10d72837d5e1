const RISKY_START = /^[\s"']*[=+\-@\t\r＝＋－＠]/;

/** A text cell that a spreadsheet would take for a formula gets an apostrophe in front. */
function safeText(text: string): string {
  return RISKY_START.test(text) ? `'${text}` : text;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = safeText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One row of CSV by RFC 4180 with its line end; numbers stay numbers, text is safe in a spreadsheet. */
export function csvRow(values: readonly (string | number | null)[]): string {
  return `${values.map(cell).join(",")}\r\n`;
}
