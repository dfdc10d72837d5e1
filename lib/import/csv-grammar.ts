/** Where in a row a reader of CSV stands (RFC 4180: a quote opens a cell only as its first character). */
export const CSV = {
  cellStart: 0,
  plain: 1,
  quoted: 2,
  quoteSeen: 3,
  carriageReturn: 4,
  rowEnd: 5,
  broken: 6,
} as const;
export type CsvState = (typeof CSV)[keyof typeof CSV];

const QUOTE = 0x22;
const CR = 0x0d;

/** The state after one character; `rowEnd` after the newline that closes a row, `broken` where no cell can go on so. */
export function nextCsvState(
  state: CsvState,
  code: number,
  delimiter: number,
  newline: number,
): CsvState {
  if (state === CSV.quoted) return code === QUOTE ? CSV.quoteSeen : CSV.quoted;
  if (code === newline) return CSV.rowEnd;
  if (state === CSV.carriageReturn) return CSV.broken;
  if (code === delimiter) return CSV.cellStart;
  if (state === CSV.quoteSeen) {
    if (code === QUOTE) return CSV.quoted;
    return code === CR ? CSV.carriageReturn : CSV.broken;
  }
  if (code !== QUOTE) return CSV.plain;
  return state === CSV.cellStart ? CSV.quoted : CSV.broken;
}
