import {
  addDecimals,
  type Decimal,
  decimalOfNumber,
  decimalText,
  ZERO_DECIMAL,
} from "../../core/decimal.ts";
import type { Policy } from "../../retry/policy.ts";
import type { Bracket, ExactShares } from "../engine.ts";
import {
  type CostTerms,
  certainShares,
  certainTier,
  exactSharesOf,
  fallbackTier,
  policyCost,
  type Shares,
  sharesOf,
} from "../money/policy-cost.ts";
import { type AnswerTimes, answerTimes } from "../outcome/answer-times.ts";
import { emptyOutcome, flexAttempts, mergeOutcome, type Outcome } from "../outcome/outcome.ts";
import { MONEY_FIELDS, type Money, noMoney } from "../traffic/request-money.ts";
import type { ReadyWorkload, WorkloadRun } from "./run-workload.ts";
import type { WorldNumbers } from "./world.ts";

/** What became of the requests of a workload, as counts, with its cost in picodollars. */
export interface WorkloadFigures {
  readonly requests: number;
  readonly cost: Decimal;
  readonly fellBack: number;
  readonly failed: number;
  readonly flexAttempts: number;
  readonly abandoned: number;
  readonly waitingSeconds: number;
}

/** Waits within six per cent of each other are one in a preview. */
const PREVIEW_BINS = 8;

export const termsOf = ({ billAbandoned, cacheLossOnFallback }: WorldNumbers): CostTerms => ({
  billAbandoned: billAbandoned ?? 0,
  cacheLossOnFallback: cacheLossOnFallback ?? 0,
});

/** The outcomes of classes; one of which no request has a time fares as all others together. Counts are of its group. */
function knownOutcomes(
  { workload }: ReadyWorkload,
  outcomes: readonly Outcome[],
): readonly Outcome[] {
  if (outcomes.every(({ operations }) => operations > 0)) return outcomes;
  const all = emptyOutcome(workload.policy);
  for (const outcome of outcomes) mergeOutcome(all, outcome);
  return outcomes.map((outcome) => (outcome.operations > 0 ? outcome : all));
}

const numberOf = (value: Decimal): number => Number(decimalText(value));

/** Operations that another tier answered than the policy's own. */
function elsewhere({ kind }: Policy, answered: Outcome["answered"]): number {
  if (kind === "flex") return answered.standard + answered.batch;
  return kind === "batch" ? answered.standard : 0;
}

function countsOf(
  { workload: { policy } }: ReadyWorkload,
  outcome: Outcome,
  exact: ExactShares | null,
) {
  const { operations, answered, failed } = outcome;
  const perRequest = (count: number): number => (operations === 0 ? 0 : count / operations);
  const others = elsewhere(policy, answered);
  const hasFallback = fallbackTier(policy) !== null;
  const exhausted = exact && numberOf(exact.exhausted);
  return {
    fellBack: exhausted === null ? perRequest(others) : hasFallback ? exhausted : 0,
    failed: exhausted === null ? perRequest(failed) : hasFallback ? 0 : exhausted,
    flexAttempts: exact === null ? perRequest(flexAttempts(outcome)) : numberOf(exact.attempts),
    abandoned: perRequest(outcome.abandoned),
    waitingSeconds: perRequest(outcome.waitingSeconds),
  };
}

function knownShares(policy: Policy, outcome: Outcome, exact: ExactShares | null): Shares {
  const certain = certainTier(policy);
  if (certain !== null) return certainShares(certain);
  return exact === null ? sharesOf(outcome) : exactSharesOf(policy, exact);
}

/** The figures of a workload on one set of outcomes: of all tapes together, or of one. */
export function workloadFigures(
  ready: ReadyWorkload,
  outcomes: readonly Outcome[],
  exact: ExactShares | null,
  terms: CostTerms,
): WorkloadFigures {
  const { policy } = ready.workload;
  const sums = {
    requests: 0,
    fellBack: 0,
    failed: 0,
    flexAttempts: 0,
    abandoned: 0,
    waitingSeconds: 0,
  };
  const countsBy = new Map<Outcome, ReturnType<typeof countsOf>>();
  for (const [place, outcome] of knownOutcomes(ready, outcomes).entries()) {
    const known = ready.classes[place];
    if (known === undefined) continue;
    const counts = countsBy.get(outcome) ?? countsOf(ready, outcome, exact);
    countsBy.set(outcome, counts);
    sums.requests += known.requests;
    sums.fellBack += counts.fellBack * known.requests;
    sums.failed += counts.failed * known.requests;
    sums.flexAttempts += counts.flexAttempts * known.requests;
    sums.abandoned += counts.abandoned * known.requests;
    sums.waitingSeconds += counts.waitingSeconds * known.requests;
  }
  const cost = faresOf(ready, outcomes, exact)
    .map(({ money, shares }) => policyCost(policy, money, shares, terms))
    .reduce(addDecimals, ZERO_DECIMAL);
  return { ...sums, cost };
}

/** Requests that fare alike, with their money. */
export interface Fare {
  readonly money: Money;
  readonly shares: Shares;
}

/** The classes of a workload by how they fare: costs are exact and in proportion to money, so that those alike are priced as one. */
export function faresOf(
  ready: ReadyWorkload,
  outcomes: readonly Outcome[],
  exact: ExactShares | null,
): readonly Fare[] {
  const moneyOf = new Map<Outcome, Money>();
  for (const [place, outcome] of knownOutcomes(ready, outcomes).entries()) {
    const known = ready.classes[place];
    if (known === undefined) continue;
    const money = moneyOf.get(outcome) ?? noMoney();
    moneyOf.set(outcome, money);
    for (const field of MONEY_FIELDS) money[field] += known.money[field];
  }
  const { policy } = ready.workload;
  return [...moneyOf].map(([outcome, money]) => ({
    money,
    shares: knownShares(policy, outcome, exact),
  }));
}

/** How long a workload's requests take; `null` where nothing tells, with the requests of which something does. */
export function workloadTimes(
  { workload: { policy } }: ReadyWorkload,
  { timed, isPreview }: WorkloadRun,
): { readonly times: AnswerTimes; readonly requests: number } | null {
  const requests = timed.reduce((sum, { outcome }) => sum + outcome.operations, 0);
  return requests === 0
    ? null
    : { times: answerTimes(policy, timed, isPreview ? PREVIEW_BINS : 1), requests };
}

/** What a workload would cost at both ends of the bracket, with as many calls given up as in the run. */
export function bracketCost(
  ready: ReadyWorkload,
  { run }: WorkloadRun,
  { low, high, ofClasses }: Bracket,
  terms: CostTerms,
): readonly [Decimal, Decimal] {
  const { policy } = ready.workload;
  const abandoned = knownOutcomes(ready, run.classes).map((one) => sharesOf(one).abandoned);
  const at = (end: 0 | 1): Decimal =>
    ready.classes.reduce((sum, { money }, place) => {
      const exhausted = (ofClasses[place] ?? [low, high])[end];
      const shares = exactSharesOf(policy, sharesAt(exhausted));
      const own = { ...shares, abandoned: abandoned[place] ?? ZERO_DECIMAL };
      return addDecimals(sum, policyCost(policy, money, own, terms));
    }, ZERO_DECIMAL);
  return [at(0), at(1)];
}

function sharesAt(exhausted: number): ExactShares {
  const share = decimalOfNumber(exhausted);
  return {
    exhausted: share,
    flex: addDecimals({ units: 1n, scale: 0 }, { units: -share.units, scale: share.scale }),
    attempts: ZERO_DECIMAL,
  };
}
