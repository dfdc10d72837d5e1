import type { UsdText } from "./usd-text.ts";

/** What a FOCUS file holds and what it leaves out; the four counts of records add up to those of the filters. */
export interface FocusCounts {
  readonly rows: number;
  /** Records that the rows are made of. */
  readonly records: number;
  /** The sum of BilledCost: the spend of the filters less `undatedUsd`. */
  readonly billedUsd: UsdText;
  /** Records that cost nothing: refused, failed without tokens, answered from a gateway's cache. They have no row. */
  readonly uncharged: number;
  /** Records with a time and without a price: no row, never one of zero. */
  readonly unpriced: number;
  /** Records that name no time, and so no charge period … */
  readonly undated: number;
  /** … and what those of them that have a price cost. */
  readonly undatedUsd: UsdText;
}

/** The counts beside the file, as headers of the answer. */
export const FOCUS_HEADERS = {
  rows: "tierscope-rows",
  records: "tierscope-records",
  billedUsd: "tierscope-billed-usd",
  uncharged: "tierscope-uncharged-records",
  unpriced: "tierscope-unpriced-records",
  undated: "tierscope-undated-records",
  undatedUsd: "tierscope-undated-usd",
} as const satisfies Readonly<Record<keyof FocusCounts, string>>;

/** The counts that an answer's headers tell; what they lack is none. */
export function focusCountsIn(headers: Pick<Headers, "get">): FocusCounts {
  const text = (name: keyof FocusCounts): string => headers.get(FOCUS_HEADERS[name]) ?? "0";
  return {
    rows: Number(text("rows")),
    records: Number(text("records")),
    billedUsd: text("billedUsd"),
    uncharged: Number(text("uncharged")),
    unpriced: Number(text("unpriced")),
    undated: Number(text("undated")),
    undatedUsd: text("undatedUsd"),
  };
}
