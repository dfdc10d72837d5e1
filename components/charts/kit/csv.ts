import { csvCell } from "../../../lib/core/csv-cell.ts";
import type { ChartTable } from "./chart-model.ts";

/** What every row of an export says of itself, so that it cannot be parted from it: a column's name and its text. */
export interface ExportMark {
  readonly label: string;
  readonly text: string;
}

/** The table as CSV with exact values and CRLF line ends; numbers stay numbers. The marks are its last columns. */
export function chartCsv({ columns, rows }: ChartTable, marks: readonly ExportMark[] = []): string {
  const header = [...columns, ...marks].map(({ label }) => csvCell(label)).join(",");
  const marked = marks.map(({ text }) => `,${csvCell(text)}`).join("");
  const lines = rows.map((row) => {
    const cells = row
      .map(({ exact }, index) => {
        const isNumber = columns[index]?.numeric && /^-?\d+(\.\d+)?$/.test(exact);
        return isNumber ? exact : csvCell(exact);
      })
      .join(",");
    return `${cells}${marked}`;
  });
  return `${[header, ...lines].join("\r\n")}\r\n`;
}
