export interface RowsRead {
  /** Rows that became records, or repeat some. */
  readonly read: number;
  readonly rejected: number;
  readonly skipped: number;
}

const LOOK = "Look at the reasons below: the file may be of another format, or damaged.";

/** Said loudly where a file was recognised and every row that should be a record was turned away; else `null`. */
export function noneRead({ read, rejected, skipped }: RowsRead): string | null {
  if (read > 0 || rejected === 0) return null;
  if (rejected === 1) {
    const row = skipped > 0 ? "The only row that was not skipped" : "Its only row";
    return `${row} could not be read. ${LOOK}`;
  }
  const rows = `${rejected.toLocaleString("en")} rows`;
  const which = skipped > 0 ? `the ${rows} that were not skipped` : `its ${rows}`;
  return `None of ${which} could be read. ${LOOK}`;
}
