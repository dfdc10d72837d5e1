import {
  addDecimals,
  type Decimal,
  decimalOfNumber,
  multiplyDecimals,
  ZERO_DECIMAL,
} from "../../core/decimal.ts";
import type { Policy } from "../../retry/policy.ts";
import type { ExactShares } from "../engine.ts";
import { ANSWERING_TIERS, type AnsweringTier, type Outcome } from "../outcome/outcome.ts";
import type { Money } from "../traffic/request-money.ts";

/** Per request of a class: who answers it, and accepted flex calls that were given up. */
export interface Shares {
  readonly answered: Readonly<Record<AnsweringTier, Decimal>>;
  readonly abandoned: Decimal;
}

export interface CostTerms {
  /** The share of abandoned calls that is billed. */
  readonly billAbandoned: number;
  /** The share of the cached-input discount that a fallback loses. */
  readonly cacheLossOnFallback: number;
}

const NONE: Readonly<Record<AnsweringTier, Decimal>> = {
  flex: ZERO_DECIMAL,
  standard: ZERO_DECIMAL,
  batch: ZERO_DECIMAL,
  priority: ZERO_DECIMAL,
};

/** Shares of counts that an engine made; those of no operations are none. */
export function sharesOf({ operations, answered, abandoned }: Outcome): Shares {
  const each = (count: number): Decimal =>
    decimalOfNumber(operations === 0 ? 0 : count / operations);
  const shares = Object.fromEntries(ANSWERING_TIERS.map((tier) => [tier, each(answered[tier])]));
  return { answered: { ...NONE, ...shares }, abandoned: each(abandoned) };
}

/** The tier that answers what flex does not; `null` where nothing does. */
export function fallbackTier(policy: Policy): "standard" | "batch" | null {
  if (policy.kind !== "flex" || policy.onExhausted === "fail") return null;
  return policy.onExhausted === "batch" ? "batch" : "standard";
}

/** Exact shares of a flex policy of which nothing but refusals decides. */
export function exactSharesOf(policy: Policy, { flex, exhausted }: ExactShares): Shares {
  const fallback = fallbackTier(policy);
  const answered = { ...NONE, flex, ...(fallback === null ? {} : { [fallback]: exhausted }) };
  return { answered, abandoned: ZERO_DECIMAL };
}

/** The tier that answers every request of a policy, whatever happens; `null` where that depends. */
export function certainTier(policy: Policy): AnsweringTier | null {
  if (policy.kind === "standard" || policy.kind === "priority") return policy.kind;
  if (policy.kind === "flex") return null;
  // Under a limit, what is larger than it goes to standard even where others wait.
  return policy.onExpired === "resubmit" && policy.maxEnqueuedTokens === null ? "batch" : null;
}

/** Shares of a policy of which one tier answers everything. */
export const certainShares = (tier: AnsweringTier): Shares => ({
  answered: { ...NONE, [tier]: { units: 1n, scale: 0 } },
  abandoned: ZERO_DECIMAL,
});

const times = (amount: bigint, share: Decimal): Decimal =>
  multiplyDecimals({ units: amount, scale: 0 }, share);

/** Warm money, with so much of the way to cold. */
function cooled(warm: bigint, cold: bigint, loss: Decimal): Decimal {
  return addDecimals({ units: warm, scale: 0 }, times(cold - warm, loss));
}

/**
 * What the requests of a class cost under a policy, in picodollars, exactly for exact shares. A lasting move keeps the
 * cached discount, since the new tier warms a cache of its own; a fallback finds none as far as it is assumed to.
 */
export function policyCost(
  policy: Policy,
  money: Money,
  shares: Shares,
  terms: CostTerms,
): Decimal {
  const { answered, abandoned } = shares;
  const loss = decimalOfNumber(terms.cacheLossOnFallback);
  const isFallback = policy.kind !== "standard";
  const standard = isFallback
    ? cooled(money.standard, money.standardCold, loss)
    : { units: money.standard, scale: 0 };
  const isCold = policy.kind === "batch" && policy.coldCache;
  const batch =
    policy.kind === "flex"
      ? cooled(money.batch, money.batchCold, loss)
      : { units: isCold ? money.batchCold : money.batch, scale: 0 };
  const billed = multiplyDecimals(abandoned, decimalOfNumber(terms.billAbandoned));
  return [
    times(money.flex, addDecimals(answered.flex, billed)),
    multiplyDecimals(standard, answered.standard),
    multiplyDecimals(batch, answered.batch),
    times(money.priority, answered.priority),
  ].reduce(addDecimals);
}
