import { describe, expect, test } from "vitest";
import { breakEvenRefusal, delayPrice } from "./break-even.ts";

describe("the price of delay at which flex pays", () => {
  test("a call that saves a cent and takes 30 s longer pays below $1.20 an hour", () => {
    expect(delayPrice({ savedUsd: 0.01, extraSeconds: 30 })).toEqual({
      kind: "below",
      usdPerHour: 1.2,
    });
  });

  test("priority, which costs a cent more and saves 6 s, pays above $6 an hour", () => {
    expect(delayPrice({ savedUsd: -0.01, extraSeconds: -6 })).toEqual({
      kind: "above",
      usdPerHour: 6,
    });
  });

  test("what is cheaper and no slower always pays, what is dearer and slower never", () => {
    expect(delayPrice({ savedUsd: 0.01, extraSeconds: 0 }).kind).toBe("always");
    expect(delayPrice({ savedUsd: -0.01, extraSeconds: 5 }).kind).toBe("never");
    expect(delayPrice({ savedUsd: 0, extraSeconds: 0 }).kind).toBe("never");
  });
});

describe("the refusals at which a policy stops saving", () => {
  test("half the price and nothing else lost: it saves as long as anything gets through", () => {
    expect(breakEvenRefusal((p) => 0.5 * (1 - p))).toBeCloseTo(1, 12);
  });

  test("with a fallback that costs a quarter more: (1 − p) / 2 = p / 4 at two thirds", () => {
    expect(breakEvenRefusal((p) => (1 - p) / 2 - p / 4)).toBeCloseTo(2 / 3, 12);
  });

  test("is none where it saves at any share, and zero where at none", () => {
    expect(breakEvenRefusal(() => 1)).toBeNull();
    expect(breakEvenRefusal(() => -1)).toBe(0);
  });
});
