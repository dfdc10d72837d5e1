import type { Coverage } from "../../lib/wire/overview.ts";
import { formatCounted, formatShare } from "../format/quantity.ts";

/** How far calls cover the aggregate rows of the same days, and which of the two is left out, in one sentence. */
export function coverageWords({ tokenShare, days, shown, calls, buckets }: Coverage): string {
  const share = tokenShare === null ? "an unknown share" : formatShare(tokenShare, 1);
  const those = days === 1 ? "of that day" : "of those days";
  const [count, noun] =
    shown === "calls" ? [buckets.records, "aggregate row"] : [calls.records, "call"];
  const out = `${formatCounted(count, noun)} ${those} ${count === 1 ? "is" : "are"} left out`;
  return `Calls cover ${share} of the tokens that usage exports report for ${formatCounted(days, "day")}; ${out}.`;
}
