import type { FocusCounts } from "../wire/focus.ts";
import { count } from "./cost-text.ts";

const records = (n: number): string => (n === 1 ? "1 record" : `${count(n)} records`);

/** What a FOCUS file holds, and what of the period it leaves out, in a line each. */
export function focusReport(counts: FocusCounts): readonly string[] {
  const { rows, billedUsd, uncharged, unpriced, undated, undatedUsd } = counts;
  const charges = rows === 1 ? "1 row" : `${count(rows)} rows`;
  return [
    `${charges} by day of UTC, $${billedUsd} of ${records(counts.records)}. Estimated from usage, not an invoice.`,
    ...(uncharged > 0 ? [`No row for ${records(uncharged)} that cost nothing.`] : []),
    ...(unpriced > 0 ? [`LEFT OUT: ${records(unpriced)} without a price.`] : []),
    ...(undated > 0
      ? [
          `LEFT OUT: ${records(undated)} without a time, and so without a charge period ($${undatedUsd}).`,
        ]
      : []),
  ];
}
