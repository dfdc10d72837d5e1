import type { FocusCounts } from "../../lib/wire/focus.ts";
import { formatUsd } from "../format/money.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";

/** What a saved FOCUS file holds, and what of the period it leaves out. */
export function focusWords(counts: FocusCounts): string {
  const { rows, billedUsd, uncharged, unpriced, undated, undatedUsd } = counts;
  if (rows === 0 && unpriced === 0 && undated === 0) return "Saved without a row: nothing cost.";
  const dollars = undatedUsd === "0" ? "" : ` (${formatUsd(undatedUsd)})`;
  const left = [
    unpriced > 0 ? `${formatCounted(unpriced, "record")} without a price` : null,
    undated > 0 ? `${formatCounted(undated, "record")} without a time${dollars}` : null,
  ].filter((part) => part !== null);
  const free = uncharged > 0 ? ` ${formatCount(uncharged)} cost nothing and have no row.` : "";
  const out = left.length === 0 ? "" : ` Left out: ${left.join(", ")}.`;
  return `Saved: ${formatCounted(rows, "row")} by day of UTC, ${formatUsd(billedUsd)}.${out}${free}`;
}
