import { expect, test } from "vitest";
import type { SimulationAnswer } from "../../lib/wire/simulation.ts";
import {
  differenceFigure,
  differenceOf,
  differenceWords,
  usdRange,
  verdictOf,
} from "./difference-words.ts";
import type { Evaluated } from "./evaluate.ts";

const cost = (today: string | null, scenario: string, low = scenario, high = scenario) => ({
  ...{ today, standard: "0", scenario, interval90: [low, high] as const },
});

test("a range is rounded to what tells its ends apart, and a point is one amount", () => {
  expect(usdRange("310.12", "420.88")).toBe("$310 to $420");
  expect(usdRange("1083.4", "1159.2")).toBe("$1,083 to $1,159");
  expect(usdRange("0.000421", "0.00093")).toBe("$0.00042 to $0.00093");
  expect(usdRange("7", "7")).toBe("$7.00");
});

test("what a scenario saves is told against today, less where its cost is high", () => {
  const saving = differenceOf(cost("100", "60", "50", "70"));
  expect(saving).toEqual({ savedUsd: "40", savedRange: ["30", "50"] });
  if (!saving) throw new Error("no difference");
  expect(differenceWords(saving)).toBe("saves $30 to $50");
  expect(differenceFigure(saving)).toBe("\u2212$50 to \u2212$30");
  const dearer = differenceOf(cost("100", "120"));
  expect(dearer && differenceWords(dearer)).toBe("costs $20.00 more");
  expect(dearer && differenceFigure(dearer)).toBe("+$20.00");
  const either = differenceOf(cost("100", "100", "90", "110"));
  expect(either && differenceWords(either)).toBe(
    "comes out between costing $10 more and saving $10",
  );
  expect(differenceOf(cost(null, "1"))).toBeNull();
});

const evaluated = (
  requests: number,
  own: ReturnType<typeof cost>,
  mean: number | null,
): Evaluated => ({
  // The verdict reads requests and cost alone.
  answer: { requests, cost: own } as SimulationAnswer,
  curve: mean === null ? null : { meanSeconds: mean, points: [] },
  steps: [],
});

test("a saving that waits is worth it up to a price of an hour, and a gain in time from one on", () => {
  const before = evaluated(100, cost("10", "10"), 10);
  // $5 less over 100 requests is $0.05 each, for 60 s more: $3 an hour.
  expect(verdictOf({ before, after: evaluated(100, cost("10", "5"), 70) })).toEqual({
    ...{ kind: "below", usdPerHour: 3, extraSeconds: 60 },
  });
  expect(verdictOf({ before, after: evaluated(100, cost("10", "5"), 9) }).kind).toBe("always");
  expect(verdictOf({ before, after: evaluated(100, cost("10", "15"), 70) }).kind).toBe("never");
  expect(verdictOf({ before, after: evaluated(100, cost("10", "15"), 4) })).toMatchObject({
    kind: "above",
  });
  expect(verdictOf({ before, after: evaluated(100, cost("10", "10"), 10) }).kind).toBe("same");
  expect(verdictOf({ before, after: evaluated(100, cost("10", "5"), null) }).kind).toBe("untimed");
  expect(verdictOf({ before, after: evaluated(100, cost(null, "5"), 1) }).kind).toBe("unpriced");
});
