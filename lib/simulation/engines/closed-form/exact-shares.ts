import { addDecimals, type Decimal, parseDecimal } from "../../../core/decimal.ts";
import type { Conditions } from "../../conditions.ts";
import type { ExactShares } from "../../engine.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import { longestReach } from "./certain-attempts.ts";

const ONE: Decimal = { units: 1n, scale: 0 };

const times = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  scale: a.scale + b.scale,
});
const minus = (a: Decimal, b: Decimal): Decimal =>
  addDecimals(a, { units: -b.units, scale: b.scale });

/**
 * The shares of a constant refusal p under n attempts that all can be made: exhausted p^n, answered at flex 1 - p^n,
 * attempts 1 + p + … + p^(n-1), as decimals without rounding. `null` where chance decides how many can be made.
 */
export function exactShares(plan: AttemptPlan, { availability }: Conditions): ExactShares | null {
  if (availability.kind !== "constant" || availability.hourOfWeek !== null) return null;
  const refusal = parseDecimal(String(availability.refusal));
  const made = longestReach(plan);
  if (refusal === null || made === null) return null;
  let attempts: Decimal = { units: 0n, scale: 0 };
  let power = ONE;
  for (let attempt = 1; attempt <= made; attempt++) {
    attempts = addDecimals(attempts, power);
    power = times(power, refusal);
  }
  return { flex: minus(ONE, power), exhausted: power, attempts };
}
