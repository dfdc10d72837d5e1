import { emptyOutcome, mergeOutcome, type OutcomeSums } from "../../outcome/outcome.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import { latticeWaits } from "../lattice.ts";
import type { AvailabilityChain } from "./chain.ts";
import { fixedWaitsOutcome } from "./fixed-waits.ts";

const POINTS = 255;

/**
 * One operation under jitter of any law: the mean of its forms under fixed waits that are spread evenly over the jitter.
 * Where attempts do not depend on each other and no budget ends them, every share is that of any waits, and so without
 * error; only the law of waits is a mean of so many.
 */
export function spreadWaitsOutcome(
  plan: AttemptPlan,
  chain: AvailabilityChain,
  inTime: number,
): OutcomeSums | null {
  const sums = emptyOutcome(plan.policy);
  for (const waits of latticeWaits(plan, POINTS)) {
    const one = fixedWaitsOutcome(plan, waits, chain, inTime);
    if (one === null) return null;
    mergeOutcome(sums, one, 1 / POINTS);
  }
  return sums;
}
