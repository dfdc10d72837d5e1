import type { Coverage, GrainSums } from "../../lib/wire/overview.ts";
import { formatCounted, formatShare } from "../format/quantity.ts";

const isPartial = (side: GrainSums): boolean => side.inputUnknown + side.outputUnknown > 0;

/** Which way a share errs where some records do not say their tokens. */
function boundWords({ calls, buckets }: Coverage): string {
  if (isPartial(calls)) return isPartial(buckets) ? "about " : "at least ";
  return isPartial(buckets) ? "at most " : "";
}

/** How far calls cover the aggregate rows of the same days, and which of the two is left out, in one sentence. */
export function coverageWords(coverage: Coverage): string {
  const { tokenShare, days, shown, calls, buckets } = coverage;
  const share =
    tokenShare === null
      ? "an unknown share"
      : `${boundWords(coverage)}${formatShare(tokenShare, 1)}`;
  const those = days === 1 ? "of that day" : "of those days";
  const [count, noun] =
    shown === "calls" ? [buckets.records, "aggregate row"] : [calls.records, "call"];
  const out = `${formatCounted(count, noun)} ${those} ${count === 1 ? "is" : "are"} left out`;
  return `Calls cover ${share} of the tokens that usage exports report for ${formatCounted(days, "day")}; ${out}.`;
}
