import type { Coverage, CoverageLine, GrainSums } from "../../lib/wire/overview.ts";
import { formatCounted, formatShare } from "../format/quantity.ts";
import { amountWords } from "./amount-words.ts";

const isPartial = (side: GrainSums): boolean => side.inputUnknown + side.outputUnknown > 0;

/** Which way a share errs where some records do not say their tokens. */
function boundWords({ calls, buckets }: Coverage): string {
  if (isPartial(calls)) return isPartial(buckets) ? "about " : "at least ";
  return isPartial(buckets) ? "at most " : "";
}

const costWords = (side: GrainSums): string => amountWords(side.asServed, side);

const sides = ({ shown, calls, buckets }: Coverage) =>
  shown === "calls"
    ? { out: buckets, noun: "aggregate row", kept: calls, keptNoun: "calls" }
    : { out: calls, noun: "call", kept: buckets, keptNoun: "aggregate rows" };

/** From this to that share of the tokens, the two tell of one and the same. */
const ALIKE = { from: 0.95, to: 1.05 } as const;

const isBeyond = (line: CoverageLine, shown: Coverage["shown"]): boolean =>
  line.tokenShare === null ||
  line.tokenShare > ALIKE.to ||
  (shown === "calls" && line.tokenShare < ALIKE.from);

/**
 * Whether what is left out is not what is shown in its place: in all, or for a provider that both name. Rows that hold
 * more than the calls are no cause for alarm where the reader chose the rows.
 */
export function coverageIsOff(coverage: Coverage): boolean {
  const told = coverage.providers.filter(
    ({ calls, buckets }) => calls.records > 0 && buckets.records > 0,
  );
  return [coverage, ...told].some((line) => isBeyond(line, coverage.shown));
}

/** What is left out and what stands in its place, as money: "aggregate rows of $8.99 are left out; the calls of …". */
export function coverageCosts(coverage: Coverage): string {
  const { out, noun, kept, keptNoun } = sides(coverage);
  const left = `${formatCounted(out.records, noun)} of ${costWords(out)} ${out.records === 1 ? "is" : "are"} left out`;
  if (kept.records === 0) {
    return `${left}: ${keptNoun} tell of the same provider, project and days, but none of them passes these filters`;
  }
  return `${left}; the ${keptNoun} of the same ${coverage.days === 0 ? "batches" : "days"} come to ${costWords(kept)}`;
}

/** How far calls cover the aggregate rows of the same days, which of the two is left out, and what both come to. */
export function coverageWords(coverage: Coverage): string {
  const { tokenShare, days } = coverage;
  if (sides(coverage).kept.records === 0) return `${coverageCosts(coverage)}.`;
  const share =
    tokenShare === null
      ? "an unknown share"
      : `${boundWords(coverage)}${formatShare(tokenShare, 1)}`;
  return `Calls cover ${share} of the tokens that usage exports report${days === 0 ? "" : ` for ${formatCounted(days, "day")}`}: ${coverageCosts(coverage)}.`;
}

/** The same of calls without a time, with why they are left out and what to do where batches are missing. */
export function undatedWords(coverage: Coverage): string {
  const isShort = coverage.tokenShare !== null && coverage.tokenShare > ALIKE.to;
  const advice = isShort
    ? " They hold more than these rows: import the batch objects that are missing."
    : "";
  return `${coverageWords(coverage)} These calls name no time, the rows of their batches do.${advice}`;
}
