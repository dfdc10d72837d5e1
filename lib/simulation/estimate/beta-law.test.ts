import { describe, expect, test } from "vitest";
import { betaQuantile, betaShare, logGamma, studentLimit } from "./beta-law.ts";

describe("the beta law", () => {
  test("stands on the gamma function: 4! = 24, Γ(½) = √π, Γ(0.1) = 9.5135…", () => {
    expect(Math.exp(logGamma(5))).toBeCloseTo(24, 10);
    expect(Math.exp(logGamma(0.5))).toBeCloseTo(Math.sqrt(Math.PI), 12);
    expect(Math.exp(logGamma(0.1))).toBeCloseTo(9.51350769866873, 10);
  });

  test("of (1, 1) is uniform, of (2, 1) is x², of (1, 40) is 1 − (1 − x)⁴⁰", () => {
    expect(betaShare(0.3, 1, 1)).toBeCloseTo(0.3, 14);
    expect(betaShare(0.3, 2, 1)).toBeCloseTo(0.09, 14);
    expect(betaShare(0.05, 1, 40)).toBeCloseTo(1 - 0.95 ** 40, 13);
  });

  test("has for its quantile what its share undoes", () => {
    for (const [p, a, b] of [
      [0.05, 1, 40],
      [0.95, 3.5, 0.4],
      [0.5, 400, 20],
    ] as const) {
      expect(betaShare(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 12);
    }
  });
});

test("Student's 90 % limits are those of the tables: 6.314, 2.353 and 1.645 for 1, 3 and very many degrees", () => {
  expect(studentLimit(0.1, 1)).toBeCloseTo(6.3138, 3);
  expect(studentLimit(0.1, 3)).toBeCloseTo(2.3534, 4);
  expect(studentLimit(0.1, 1e6)).toBeCloseTo(1.64485, 4);
});
