import type { ChartTable } from "./chart-model.ts";
import type { ExportMark } from "./csv.ts";

/**
 * A table as JSON: what it covers, and a row for each line by the names of its columns. Every value is the exact text
 * that the CSV has, so that no reader rounds it; `null` where there is none.
 */
export function tableJson(
  title: string,
  { columns, rows }: ChartTable,
  marks: readonly ExportMark[] = [],
): string {
  const covers = Object.fromEntries(marks.map(({ label, text }) => [label, text]));
  const lines = rows.map((row) =>
    Object.fromEntries(
      columns.map(({ label }, place) => {
        const exact = row[place]?.exact ?? "";
        return [label, exact === "" ? null : exact];
      }),
    ),
  );
  return `${JSON.stringify({ title, covers, rows: lines }, null, 2)}\n`;
}
