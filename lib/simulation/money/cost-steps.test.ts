import fc from "fast-check";
import { expect, test } from "vitest";
import { addDecimals, decimalOfNumber, decimalText } from "../../core/decimal.ts";
import { BATCH_DEFAULTS, FLEX_DEFAULTS, type Policy } from "../../retry/policy.ts";
import { noMoney } from "../traffic/request-money.ts";
import { COST_STEPS, type CostSteps, costSteps } from "./cost-steps.ts";
import { policyCost, type Shares } from "./policy-cost.ts";

const money = {
  ...noMoney(),
  today: 1_000n,
  standard: 1_000n,
  standardCold: 1_600n,
  flex: 500n,
  batch: 500n,
  batchCold: 800n,
  priority: 2_000n,
};
const shares = (answered: Partial<Shares["answered"]>, abandoned = 0): Shares => {
  const none = decimalOfNumber(0);
  return {
    answered: { flex: none, standard: none, batch: none, priority: none, ...answered },
    abandoned: decimalOfNumber(abandoned),
  };
};
const at = decimalOfNumber;
const told = (steps: CostSteps) =>
  Object.fromEntries(COST_STEPS.map((step) => [step, decimalText(steps[step])]));

test("half price on 1000 takes 500 off; a tenth that falls back gives 50 back, and 60 for its cache", () => {
  const steps = costSteps(FLEX_DEFAULTS, money, shares({ flex: at(0.9), standard: at(0.1) }, 0.2), {
    ...{ billAbandoned: 0.5, cacheLossOnFallback: 1 },
  });
  expect(told(steps)).toEqual({
    ...{ moved: "-500", fellBack: "50", cacheLost: "60", abandoned: "50", failed: "0" },
  });
});

test("a cold batch loses its cached discount, and what nothing answers is not paid", () => {
  const terms = { billAbandoned: 0, cacheLossOnFallback: 0 };
  const cold = { ...BATCH_DEFAULTS, coldCache: true };
  expect(told(costSteps(cold, money, shares({ batch: at(0.9) }), terms))).toEqual({
    ...{ moved: "-500", fellBack: "0", cacheLost: "270", abandoned: "0", failed: "-50" },
  });
  expect(told(costSteps({ kind: "priority" }, money, shares({ priority: at(1) }), terms))).toEqual({
    ...{ moved: "1000", fellBack: "0", cacheLost: "0", abandoned: "0", failed: "0" },
  });
});

test("steps sum to the cost of the policy less today's, to the last digit", () => {
  const policies: readonly Policy[] = [
    { kind: "standard" },
    { kind: "priority" },
    FLEX_DEFAULTS,
    { ...FLEX_DEFAULTS, onExhausted: "batch" },
    BATCH_DEFAULTS,
    { ...BATCH_DEFAULTS, coldCache: false },
  ];
  const share = fc.integer({ min: 0, max: 250 }).map((thousandths) => at(thousandths / 1_000));
  const pico = fc.bigInt({ min: 0n, max: 10n ** 15n });
  const answered = fc.record({ flex: share, standard: share, batch: share, priority: share });
  const prices = fc.record({
    ...{ today: pico, standard: pico, standardCold: pico, flex: pico },
    ...{ batch: pico, batchCold: pico, priority: pico },
  });
  const part = fc.constantFrom(0, 0.25, 1);
  fc.assert(
    fc.property(
      fc.constantFrom(...policies),
      prices,
      answered,
      fc.record({ billAbandoned: part, cacheLossOnFallback: part }),
      (policy, own, who, terms) => {
        const shared: Shares = { answered: who, abandoned: at(0.125) };
        const steps = costSteps(policy, own, shared, terms);
        const sum = COST_STEPS.map((step) => steps[step]).reduce(addDecimals);
        const today = { units: own.today, scale: 0 };
        expect(decimalText(addDecimals(today, sum))).toBe(
          decimalText(policyCost(policy, own, shared, terms)),
        );
      },
    ),
    { seed: 5, numRuns: 300 },
  );
});
