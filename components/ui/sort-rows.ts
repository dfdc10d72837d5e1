export type SortValue = string | number | bigint | null;

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

function compare(a: SortValue, b: SortValue): number {
  if (typeof a === "string" && typeof b === "string") {
    return a.localeCompare(b, "en", { numeric: true });
  }
  if (a === null || b === null || a === b) return 0;
  return a < b ? -1 : 1;
}

/** Rows in the order of their values; unknown values last either way, equal rows in the order they came. */
export function sortRows<Row>(
  rows: readonly Row[],
  sortBy: (row: Row) => SortValue,
  descending: boolean,
): Row[] {
  return [...rows].sort((one, other) => {
    const [a, b] = [sortBy(one), sortBy(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return descending ? compare(b, a) : compare(a, b);
  });
}
