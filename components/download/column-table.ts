import { exactUsd, picodollars } from "../../lib/core/money.ts";
import type { ChartCell, ChartTable } from "../charts/kit/chart-model.ts";
import type { Column } from "../ui/data-table.tsx";
import type { SortValue } from "../ui/sort-rows.ts";

/** Money is sorted by its picodollars, everything else by what it is. */
function exactText(value: SortValue | undefined): string {
  if (value === null || value === undefined) return "";
  return typeof value === "bigint" ? exactUsd(picodollars(value)) : String(value);
}

const cellOf = (exact: string): ChartCell => ({ text: exact, exact });

/** The rows of a table with their exact values: what each column exports, else what it is sorted by; other columns are left out. */
export function columnTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): ChartTable {
  const told = columns.flatMap((column) => {
    const read = column.exact ?? column.sortBy;
    return read ? [{ ...column, read }] : [];
  });
  return {
    columns: told.map(({ header, numeric = false }) => ({ label: header, numeric })),
    rows: rows.map((row) => told.map(({ read }) => cellOf(exactText(read(row))))),
  };
}
