import { describe, expect, test } from "vitest";
import { decimalOfNumber, decimalText } from "../../core/decimal.ts";
import { BATCH_DEFAULTS, FLEX_DEFAULTS } from "../../retry/policy.ts";
import { noMoney } from "../traffic/request-money.ts";
import { exactSharesOf, policyCost, type Shares } from "./policy-cost.ts";

const money = {
  ...noMoney(),
  standard: 1_000n,
  standardCold: 1_600n,
  flex: 500n,
  batch: 500n,
  batchCold: 800n,
  priority: 2_000n,
};
const exact = (flex: number, exhausted: number) =>
  exactSharesOf(FLEX_DEFAULTS, {
    flex: decimalOfNumber(flex),
    exhausted: decimalOfNumber(exhausted),
    attempts: decimalOfNumber(1),
  });
const cost = (policy: Parameters<typeof policyCost>[0], shares: Shares, terms = {}) =>
  decimalText(
    policyCost(policy, money, shares, { billAbandoned: 0, cacheLossOnFallback: 0, ...terms }),
  );

describe("what a class costs under a policy", () => {
  test("one of a thousand falls back: 0.999 × 500 + 0.001 × 1000, to the last digit", () => {
    expect(cost(FLEX_DEFAULTS, exact(0.999, 0.001))).toBe("500.5");
  });

  test("a fallback that finds no cache costs 1600, half of that loss 1300", () => {
    expect(cost(FLEX_DEFAULTS, exact(0.9, 0.1), { cacheLossOnFallback: 1 })).toBe("610");
    expect(cost(FLEX_DEFAULTS, exact(0.9, 0.1), { cacheLossOnFallback: 0.5 })).toBe("580");
  });

  test("an abandoned call costs its flex price where it is billed", () => {
    const shares = { ...exact(0.8, 0.2), abandoned: decimalOfNumber(0.1) };
    expect(cost(FLEX_DEFAULTS, shares)).toBe("600");
    expect(cost(FLEX_DEFAULTS, shares, { billAbandoned: 1 })).toBe("650");
  });

  test("a policy that fails pays for nothing that it did not get", () => {
    const policy = { ...FLEX_DEFAULTS, onExhausted: "fail" } as const;
    const shares = exactSharesOf(policy, {
      flex: decimalOfNumber(0.9),
      exhausted: decimalOfNumber(0.1),
      attempts: decimalOfNumber(1),
    });
    expect(cost(policy, shares)).toBe("450");
  });

  test("batches of cold prompts lose the cached discount, warm ones keep it", () => {
    const all = { ...exact(0, 0).answered, batch: decimalOfNumber(1) };
    const shares = { answered: all, abandoned: decimalOfNumber(0) };
    expect(cost({ ...BATCH_DEFAULTS, coldCache: true }, shares)).toBe("800");
    expect(cost({ ...BATCH_DEFAULTS, coldCache: false }, shares)).toBe("500");
  });

  test("standard and priority cost what they cost", () => {
    const of = (tier: "standard" | "priority") => ({
      answered: { ...exact(0, 0).answered, [tier]: decimalOfNumber(1) },
      abandoned: decimalOfNumber(0),
    });
    expect(cost({ kind: "standard" }, of("standard"), { cacheLossOnFallback: 1 })).toBe("1000");
    expect(cost({ kind: "priority" }, of("priority"))).toBe("2000");
  });
});
