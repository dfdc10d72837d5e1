import {
  addDecimals,
  type Decimal,
  decimalOfNumber,
  multiplyDecimals,
  ZERO_DECIMAL,
} from "../../core/decimal.ts";
import type { Policy } from "../../retry/policy.ts";
import type { Money } from "../traffic/request-money.ts";
import type { CostTerms, Shares } from "./policy-cost.ts";

/** Between what requests cost today and what they would: the move to a tier, and what of it is lost again. */
export const COST_STEPS = ["moved", "fellBack", "cacheLost", "abandoned", "failed"] as const;
export type CostStep = (typeof COST_STEPS)[number];
/** Above zero where it adds to the cost. */
export type CostSteps = Readonly<Record<CostStep, Decimal>>;

const ONE: Decimal = { units: 1n, scale: 0 };
const negative = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });
const whole = (units: bigint): Decimal => ({ units, scale: 0 });

export const noSteps = (): CostSteps => ({
  moved: ZERO_DECIMAL,
  fellBack: ZERO_DECIMAL,
  cacheLost: ZERO_DECIMAL,
  abandoned: ZERO_DECIMAL,
  failed: ZERO_DECIMAL,
});

export const addSteps = (a: CostSteps, b: CostSteps): CostSteps => ({
  moved: addDecimals(a.moved, b.moved),
  fellBack: addDecimals(a.fellBack, b.fellBack),
  cacheLost: addDecimals(a.cacheLost, b.cacheLost),
  abandoned: addDecimals(a.abandoned, b.abandoned),
  failed: addDecimals(a.failed, b.failed),
});

/**
 * `policyCost` less what the same requests cost today, in picodollars and in steps that sum to it exactly: all of them
 * at the policy's own tier, then what other tiers answer, colder prompts, calls billed in vain, and requests that
 * nothing answers and nobody pays.
 */
export function costSteps(
  policy: Policy,
  money: Money,
  { answered, abandoned }: Shares,
  { billAbandoned, cacheLossOnFallback }: CostTerms,
): CostSteps {
  const own = money[policy.kind];
  const loss = decimalOfNumber(cacheLossOnFallback);
  const isCold = policy.kind === "batch" && policy.coldCache;
  const dearer = (share: Decimal, price: bigint): Decimal =>
    multiplyDecimals(share, whole(price - own));
  const colder = (share: Decimal, lost: Decimal, warm: bigint, cold: bigint): Decimal =>
    multiplyDecimals(multiplyDecimals(share, lost), whole(cold - warm));
  const { flex, standard, batch, priority } = answered;
  const unanswered = addDecimals(
    ONE,
    negative([flex, standard, batch, priority].reduce(addDecimals)),
  );
  const standardLoss = policy.kind === "standard" ? ZERO_DECIMAL : loss;
  const batchLoss = policy.kind === "flex" ? loss : isCold ? ONE : ZERO_DECIMAL;
  return {
    moved: whole(own - money.today),
    fellBack: [
      dearer(flex, money.flex),
      dearer(standard, money.standard),
      dearer(batch, money.batch),
      dearer(priority, money.priority),
    ].reduce(addDecimals),
    cacheLost: addDecimals(
      colder(standard, standardLoss, money.standard, money.standardCold),
      colder(batch, batchLoss, money.batch, money.batchCold),
    ),
    abandoned: multiplyDecimals(
      multiplyDecimals(abandoned, decimalOfNumber(billAbandoned)),
      whole(money.flex),
    ),
    failed: negative(multiplyDecimals(unanswered, whole(own))),
  };
}
