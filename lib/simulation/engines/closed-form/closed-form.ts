import type { FlexPolicy, Policy } from "../../../retry/policy.ts";
import type { AvailabilityModel, Conditions, LatencyLaws } from "../../conditions.ts";
import type { ExactShares, Population } from "../../engine.ts";
import {
  addAnswered,
  addTo,
  emptyOutcome,
  type Outcome,
  scaleOutcome,
  withoutWaits,
} from "../../outcome/outcome.ts";
import { type AttemptPlan, attemptPlan, hasFixedWaits, shareInTime } from "../attempt-plan.ts";
import { batchOutcome } from "./batch-outcome.ts";
import { chainOf } from "./chain.ts";
import { exactShares } from "./exact-shares.ts";
import { fixedWaitsOutcome } from "./fixed-waits.ts";
import { budgetBinds, gapProductOutcome, hasGapProduct } from "./gap-product.ts";
import { canWriteOut, jitteredWaitsOutcome } from "./jittered-waits.ts";
import { hasLatchForm, latchOutcome } from "./latch-outcome.ts";
import { spreadWaitsOutcome } from "./spread-waits.ts";

export interface ClosedForm {
  readonly classes: readonly Outcome[];
  readonly exact: ExactShares | null;
}

/** Every class of a population by formula, without chance; `null` where policy and conditions have no such formula. */
export function closedForm(
  policy: Policy,
  { classes, arrivals }: Population,
  conditions: Conditions,
  countsAlone = false,
): ClosedForm | null {
  const outcomes: Outcome[] = [];
  const known = new Map<LatencyLaws | number | null, Outcome | null>();
  for (const { requests, laws } of classes) {
    const key = keyOf(policy, conditions, laws);
    const found = known.get(key);
    const made =
      found === undefined ? operationOutcome(policy, conditions, laws, arrivals !== null) : found;
    if (made === null) return null;
    const one = countsAlone && found === undefined ? withoutWaits(made) : made;
    known.set(key, one);
    outcomes.push(scaleOutcome(policy, one, requests));
  }
  return { classes: outcomes, exact: exactOf(policy, conditions, classes) };
}

/** Classes of one key have one outcome: of their laws flex asks no more than what is answered in time. */
function keyOf(
  policy: Policy,
  conditions: Conditions,
  laws: LatencyLaws | null,
): LatencyLaws | number | null {
  if (policy.kind !== "flex" || laws === null) return laws;
  return shareInTime(attemptPlan(policy, conditions), laws);
}

/** Exact where nothing times out and no request affects another. */
function exactOf(
  policy: Policy,
  conditions: Conditions,
  classes: Population["classes"],
): ExactShares | null {
  if (policy.kind !== "flex" || policy.latch !== null || policy.retryQuota !== null) return null;
  const plan = attemptPlan(policy, conditions);
  const allInTime = classes.every(({ laws }) => shareInTime(plan, laws) === 1);
  return allInTime ? exactShares(plan, conditions) : null;
}

/** What becomes of one operation, or `null` where no formula says. */
function operationOutcome(
  policy: Policy,
  conditions: Conditions,
  laws: LatencyLaws | null,
  timed: boolean,
): Outcome | null {
  switch (policy.kind) {
    case "standard":
    case "priority":
      return plainOutcome(policy);
    case "batch":
      return policy.maxEnqueuedTokens === null ? batchOutcome(policy, laws) : null;
    case "flex":
      return flexOutcome(policy, conditions, laws, timed);
  }
}

function plainOutcome(policy: Extract<Policy, { kind: "standard" | "priority" }>): Outcome {
  const sums = emptyOutcome(policy);
  sums.operations = 1;
  addTo(sums.attempts, 0, 1);
  addAnswered(sums, policy.kind, 0, 1);
  return sums;
}

/** Requests that have times affect each other through a latch; a run of them in a row has a formula. */
function flexOutcome(
  policy: FlexPolicy,
  conditions: Conditions,
  laws: LatencyLaws | null,
  timed: boolean,
): Outcome | null {
  const plan = attemptPlan(policy, conditions);
  const inTime = shareInTime(plan, laws);
  if (policy.latch !== null || policy.retryQuota !== null) {
    const accept = constantAccept(conditions.availability);
    return accept !== null && !timed && hasLatchForm(plan)
      ? latchOutcome(plan, accept, inTime)
      : null;
  }
  return retriedOutcome(plan, conditions.availability, laws, inTime);
}

function retriedOutcome(
  plan: AttemptPlan,
  availability: AvailabilityModel,
  laws: LatencyLaws | null,
  inTime: number,
): Outcome | null {
  const chain = chainOf(availability);
  if (chain === null) return null;
  const timesOut = inTime < 1;
  if (hasFixedWaits(plan, timesOut)) {
    const waits = plan.waits.map(({ lowSeconds }) => lowSeconds);
    const outcome = fixedWaitsOutcome(plan, waits, chain, inTime);
    if (outcome !== null) return outcome;
  }
  const accept = constantAccept(availability);
  if (accept !== null && canWriteOut(plan, timesOut))
    return jitteredWaitsOutcome(plan, accept, inTime);
  if (laws === null && hasGapProduct(plan, chain)) return gapProductOutcome(plan, chain);
  const isSpread = accept !== null && !budgetBinds(plan, timesOut);
  return isSpread ? spreadWaitsOutcome(plan, chain, inTime) : null;
}

const constantAccept = (model: AvailabilityModel): number | null =>
  model.kind === "constant" && model.hourOfWeek === null ? 1 - model.refusal : null;
