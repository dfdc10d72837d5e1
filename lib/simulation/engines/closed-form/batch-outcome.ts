import type { BatchPolicy } from "../../../retry/policy.ts";
import type { LatencyLaws } from "../../conditions.ts";
import {
  type AnsweringTier,
  addAnswered,
  emptyOutcome,
  type OutcomeSums,
} from "../../outcome/outcome.ts";
import { waitBin, waitBinStart } from "../../outcome/waits.ts";

/** Rounds beyond which fewer than one operation in 10^12 is left. */
const LEAST_SHARE = 1e-12;
const MOST_ROUNDS = 10_000;

/** The share of batched calls that is unfinished when the window ends; none where no latency is known. */
export const shareExpired = ({ windowSeconds }: BatchPolicy, laws: LatencyLaws | null): number =>
  laws === null ? 0 : Math.min(1, Math.max(0, 1 - laws.batch.cdf(windowSeconds)));

/**
 * One operation of a batch that nothing limits: held uniformly long for the next submission, expired with the share e
 * of the law beyond the window, and then sent again (1 / (1 - e) rounds), called at standard, or given up.
 */
export function batchOutcome(policy: BatchPolicy, laws: LatencyLaws | null): OutcomeSums {
  const sums = emptyOutcome(policy);
  sums.operations = 1;
  const expired = shareExpired(policy, laws);
  let left = 1;
  for (let round = 0; round < MOST_ROUNDS && left > LEAST_SHARE; round++) {
    addHeld(sums, policy, "batch", round * policy.windowSeconds, left * (1 - expired));
    left *= expired;
    sums.expired += left;
    if (policy.onExpired === "resubmit") continue;
    if (policy.onExpired === "standard")
      addHeld(sums, policy, "standard", policy.windowSeconds, left);
    else sums.failed += left;
    return sums;
  }
  sums.failed += left;
  return sums;
}

/** Counts operations that are answered `afterSeconds` after a hold that is uniform on its length. */
function addHeld(
  sums: OutcomeSums,
  { holdSeconds }: BatchPolicy,
  tier: AnsweringTier,
  afterSeconds: number,
  operations: number,
): void {
  if (operations === 0) return;
  if (holdSeconds === 0) {
    addAnswered(sums, tier, afterSeconds, operations);
    return;
  }
  const to = afterSeconds + holdSeconds;
  const last = waitBin(to);
  for (let bin = waitBin(afterSeconds); bin <= last; bin++) {
    const low = Math.max(afterSeconds, waitBinStart(bin));
    const high = bin === last ? to : waitBinStart(bin + 1);
    addAnswered(sums, tier, (low + high) / 2, (operations * (high - low)) / holdSeconds);
  }
}
