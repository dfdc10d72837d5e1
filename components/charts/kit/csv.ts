import type { ChartTable } from "./chart-model.ts";

const FORMULA = /^[\s'"]*[=+\-@\t\r＝＋－＠]/;

/** A text cell that no spreadsheet takes for a formula, quoted as RFC 4180 asks. */
function textCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The table as CSV with exact values and CRLF line ends; numbers stay numbers. */
export function chartCsv({ columns, rows }: ChartTable): string {
  const header = columns.map(({ label }) => textCell(label)).join(",");
  const lines = rows.map((row) =>
    row
      .map(({ exact }, index) => {
        const isNumber = columns[index]?.numeric && /^-?\d+(\.\d+)?$/.test(exact);
        return isNumber ? exact : textCell(exact);
      })
      .join(","),
  );
  return `${[header, ...lines].join("\r\n")}\r\n`;
}
