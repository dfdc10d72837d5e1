import { describe, expect, test } from "vitest";
import { basisOf } from "./basis-of.ts";
import { changeOf, exactWords, type MeasureInfo, valueWords } from "./value-words.ts";

const spend: MeasureInfo = {
  id: "spend",
  title: "Spend",
  unit: "usd",
  better: "less",
  adds: true,
  how: "",
};
const share: MeasureInfo = { ...spend, id: "share429", unit: "share", adds: false };
const p95: MeasureInfo = { ...spend, id: "latency.p95", unit: "ms", adds: false };

describe("a value", () => {
  test("reads in the unit of its measure", () => {
    expect(valueWords(spend, { amount: "1740.6603" })).toBe("$1,741");
    expect(valueWords(share, { amount: 0.0123 })).toBe("1.2\u00a0%");
    expect(valueWords(p95, { amount: 4_200 })).toBe("4.2\u00a0s");
  });

  test("is a bound where something is left out of a sum, and unknown where nothing is known", () => {
    expect(valueWords(spend, { amount: "2", leftOut: 3 })).toBe("\u2265\u00a0$2.00");
    expect(valueWords(spend, { amount: "0", leftOut: 3 })).toBe("\u2265\u00a0$0");
    expect(valueWords(spend, { amount: "0" })).toBe("$0");
    expect(valueWords(share, { amount: null })).toBe("\u2013");
  });

  test("tells its exact amount and what it leaves out", () => {
    expect(exactWords(spend, { amount: "0.87033015", leftOut: 1 })).toBe(
      "$0.87033015; leaves out 1 without a price",
    );
    expect(exactWords(p95, { amount: 4_200, isTooFew: true })).toBe(
      "4,200\u00a0ms; too few calls to say much",
    );
  });
});

describe("a change", () => {
  const words = (measure: MeasureInfo, now: string | number, before: string | number) =>
    changeOf(measure, { amount: now }, { amount: before }).words.replaceAll("\u00a0", " ");

  test("is told in the unit and in percent of the period before, of a share in points", () => {
    expect(changeOf(spend, { amount: "90" }, { amount: "100" })).toEqual({
      words: "\u2212$10.00 (\u221210\u00a0%)",
      isKnown: true,
      isGood: true,
    });
    expect(changeOf(share, { amount: 0.05 }, { amount: 0.02 })).toEqual({
      words: "+3\u00a0points",
      isKnown: true,
      isGood: false,
    });
    expect(words(p95, 4_200, 3_000)).toBe("+1.2 s (+40 %)");
  });

  test("is exact in dollars where numbers would round", () => {
    expect(words(spend, "0.300000000001", "0.2")).toBe("+$0.10 (+50 %)");
    expect(words(spend, "-5", "10")).toBe("\u2212$15.00 (\u2212150 %)");
  });

  test("from tenfold on is told as so many times", () => {
    expect(words(spend, "99", "10")).toBe("+$89.00 (+890 %)");
    expect(words(spend, "120", "10")).toBe("+$110.00 (\u00d712)");
  });

  test("under one percent is neither good nor bad, and from nothing there is none", () => {
    expect(changeOf(spend, { amount: "100.5" }, { amount: "100" })).toEqual({
      words: "+$0.50 (+0.5\u00a0%)",
      isKnown: true,
      isGood: null,
    });
    const few = changeOf(p95, { amount: 4_200, isTooFew: true }, { amount: 3_000 });
    expect([few.words.endsWith(", few calls,"), few.isGood]).toEqual([true, null]);
    expect(words(spend, "7", "7")).toBe("no change");
    expect(words(spend, "1", "0")).toBe("nothing to compare with");
    expect(words(share, 0, 0)).toBe("no change");
    expect(changeOf(spend, { amount: "1" }, undefined).isGood).toBeNull();
    expect(changeOf(spend, { amount: null, leftOut: 2 }, { amount: "1" }).words).toBe(
      "nothing to compare with",
    );
  });
});

test("a figure is as well founded as its value: unknown is not evaluable, a guessed tier assumed", () => {
  expect(basisOf({ amount: "5" }, "measured")).toBe("measured");
  expect(basisOf({ amount: "5", isAssumed: true }, "measured")).toBe("assumed");
  expect(basisOf({ amount: null, leftOut: 3 }, "modelled")).toBe("not evaluable");
  expect(basisOf(undefined, "measured")).toBe("not evaluable");
  expect(basisOf({ amount: "5", isAssumed: true }, "modelled")).toBe("modelled");
});
