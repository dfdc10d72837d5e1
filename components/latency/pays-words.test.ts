import { expect, test } from "vitest";
import type { TierPays } from "../../lib/wire/latency.ts";
import { dialPlace, dialUsd, readHourPrice } from "./hour-price.ts";
import { netPerThousand, paysWords, usdWords, verdictAt, waitWords } from "./pays-words.ts";

/** Half a cent a call for 18 s more: a dollar an hour. */
const FLEX: TierPays = {
  ...{ provider: "openai", model: "gpt-5", tier: "flex", workload: null, calls: 100 },
  ...{ savedPerCall: "0.005", before: null, savedUsd: 0.005, extraMs: 18_000 },
  wait: { ms: 18_000, lowMs: 16_000, highMs: 20_000, matched: 90, calls: 100 },
  ...{ pays: "below", usdPerHour: 1, lowUsdPerHour: 0.9, highUsdPerHour: 1.125 },
};

test("flex pays while an hour costs less than its break-even, and the interval is about even", () => {
  expect(paysWords(FLEX)).toEqual({
    words: "while an hour costs less than $1.00",
    range: "$0.90 to $1.13, 90\u00a0%",
  });
  expect([0.5, 0.95, 2].map((usd) => verdictAt(FLEX, usd))).toEqual([
    ...["pays", "about-even", "does-not-pay"],
  ]);
  // 1,000 × (0.005 − 18 s × 0.5 / 3,600 s) = $2.50
  expect(netPerThousand(FLEX, 0.5)).toBe("$2.50");
  expect(netPerThousand(FLEX, 2)).toBe("\u2212$5.00");
});

test("priority costs more and is faster: it pays once an hour costs more", () => {
  const priority: TierPays = {
    ...{ ...FLEX, tier: "priority", pays: "above", savedUsd: -0.005, extraMs: -18_000 },
    ...{ lowUsdPerHour: null, highUsdPerHour: null },
  };
  expect(paysWords(priority)).toEqual({
    words: "once an hour costs more than $1.00",
    range: "",
  });
  expect([0.5, 2].map((usd) => verdictAt(priority, usd))).toEqual(["does-not-pay", "pays"]);
});

test("where standard did no like work nothing is said of when it pays", () => {
  const unknown: TierPays = { ...FLEX, wait: null, savedUsd: null, extraMs: null, pays: null };
  expect([paysWords(unknown).words, waitWords(null).range, verdictAt(unknown, 1)]).toEqual([
    ...["not known", "no like calls at standard", "not-known"],
  ]);
});

test("an end without a limit is said as such", () => {
  expect(paysWords({ ...FLEX, highUsdPerHour: null }).range).toBe("at least $0.90, 90\u00a0%");
});

test("waits carry their sign, small amounts their digits", () => {
  expect(waitWords(FLEX.wait)).toEqual({
    words: "+18\u00a0s",
    range: "+16\u00a0s to +20\u00a0s, 90\u00a0%",
  });
  expect(usdWords(-0.00031)).toBe("\u2212$0.00031");
});

test("the dial goes by ratio from a cent to a thousand dollars, and keeps what it says", () => {
  expect([0, 40, 60, 100].map(dialUsd)).toEqual([0.01, 1, 10, 1_000]);
  for (let place = 0; place <= 100; place++) expect(dialPlace(dialUsd(place))).toBe(place);
  expect(dialPlace(1e6)).toBe(100);
});

test("only amounts above zero are prices of an hour", () => {
  expect(["5", "0.25", "1000000"].map(readHourPrice)).toEqual([5, 0.25, 1_000_000]);
  for (const wrong of [null, "", "0", "-1", "1e3", "five", "NaN", "99999999"]) {
    expect(readHourPrice(wrong), String(wrong)).toBeNull();
  }
});
