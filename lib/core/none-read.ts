export interface RowsRead {
  /** Rows that became records, or repeat some. */
  readonly read: number;
  readonly rejected: number;
  readonly skipped: number;
}

/** Said loudly where a file was recognised and every row that should be a record was turned away; else `null`. */
export function noneRead({ read, rejected, skipped }: RowsRead): string | null {
  if (read > 0 || rejected === 0) return null;
  const rows = `${rejected.toLocaleString("en")} ${rejected === 1 ? "row" : "rows"}`;
  const which = skipped > 0 ? `the ${rows} that were not skipped` : `its ${rows}`;
  return `None of ${which} could be read. Look at the reasons below: the file may be of another format, or damaged.`;
}
