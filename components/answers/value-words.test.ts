import { describe, expect, test } from "vitest";
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
  test("of an amount is a share of the period before, of a share it is points", () => {
    expect(changeOf(spend, { amount: "90" }, { amount: "100" })).toEqual({
      words: "\u221210\u00a0%",
      isGood: true,
    });
    expect(changeOf(share, { amount: 0.05 }, { amount: 0.02 })).toEqual({
      words: "+3\u00a0points",
      isGood: false,
    });
  });

  test("under one percent says so, and from nothing there is none", () => {
    expect(changeOf(spend, { amount: "100.5" }, { amount: "100" }).words).toBe("about the same");
    expect(changeOf(spend, { amount: "1" }, { amount: "0" }).words).toBe("nothing to compare with");
    expect(changeOf(spend, { amount: "1" }, undefined).isGood).toBeNull();
  });
});
