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
  const [count, noun] =
    shown === "calls" ? [buckets.records, "aggregate row"] : [calls.records, "call"];
  const isLeftOut = `${count === 1 ? "is" : "are"} left out`;
  if ((shown === "calls" ? calls : buckets).records === 0) {
    const others = shown === "calls" ? "calls" : "aggregate rows";
    return `${formatCounted(count, noun)} ${isLeftOut}: ${others} tell of the same provider, project and days, but none of them passes these filters.`;
  }
  const share =
    tokenShare === null
      ? "an unknown share"
      : `${boundWords(coverage)}${formatShare(tokenShare, 1)}`;
  const those = days === 1 ? "of that day" : "of those days";
  const out = `${formatCounted(count, noun)} ${those} ${isLeftOut}`;
  return `Calls cover ${share} of the tokens that usage exports report for ${formatCounted(days, "day")}; ${out}.`;
}
