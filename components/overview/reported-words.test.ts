import { expect, test } from "vitest";
import type { Reported, ReportedLine } from "../../lib/wire/reported.ts";
import { differenceWords, outsideWords, reportedWords } from "./reported-words.ts";

const none = { days: 0, usd: "0" };
const line: ReportedLine = {
  ...{ provider: "openai", days: 12, reported: "18.32", computed: "18.3", difference: "-0.02" },
  ...{ share: -0.02 / 18.32, unpricedRecords: 0, tiers: [], withoutModel: "0", credits: "0" },
  ...{ reportedApart: none, computedApart: none, cut: { rows: 0, usd: "0" } },
};
const reported = (more: Partial<Reported> = {}): Reported => ({
  ...line,
  ...{ providers: [line], sources: [], otherCurrencyRows: 0 },
  ...more,
});

test("what was reported and what is computed stand in one sentence, with the difference", () => {
  expect(reportedWords(reported())).toBe(
    "openai reported $18.32 for 12 days with usage; computed from it at the tiers served: $18.30, $0.02 less (−0.11\u00a0%).",
  );
  const two = reported({ providers: [line, { ...line, provider: "anthropic" }] });
  expect(reportedWords(two)).toMatch(/^2 providers reported/);
});

test("a difference says its direction, or that there is none", () => {
  const sums = { reported: "2", computed: "3", difference: "1", share: 0.5 };
  expect(differenceWords(sums)).toBe("$1.00 more (50\u00a0%)");
  expect(differenceWords({ ...sums, difference: "0", share: 0 })).toBe("the same");
  expect(differenceWords({ ...sums, reported: "0", share: null })).toBe("$1.00 more");
});

test("records that no price is known for are told where they bend the comparison", () => {
  expect(reportedWords(reported({ unpricedRecords: 1 }))).toMatch(
    /1 record of these days has no price: the computed sum is without it\.$/,
  );
});

test("where nothing can be compared, the sentence says why", () => {
  const nothing = { days: 0, reported: "0", computed: "0", difference: "0", share: null };
  expect(reportedWords(reported({ ...nothing, reportedApart: { days: 1, usd: "4" } }))).toBe(
    "openai reported $4.00 for 1 day, on none of which usage is told here: there is nothing to compare.",
  );
  expect(reportedWords(reported({ ...nothing, cut: { rows: 1, usd: "4" } }))).toBe(
    "What openai reported reaches beyond this period: there is nothing to compare.",
  );
});

test("all that stands outside of the comparison is listed, and nothing where nothing does", () => {
  expect(outsideWords(reported())).toEqual([]);
  expect(
    outsideWords(
      reported({
        reportedApart: { days: 1, usd: "4" },
        computedApart: { days: 2, usd: "5" },
        cut: { rows: 1, usd: "6" },
        credits: "-7",
        otherCurrencyRows: 2,
        withoutModel: "0.35",
        sources: [
          { importId: 3, fileName: "a.csv", overlaps: [5] },
          { importId: 4, fileName: "b.csv", overlaps: [] },
          { importId: 5, fileName: "c.csv", overlaps: [3] },
        ],
      }),
    ),
  ).toEqual([
    "Imports 3, 5 report the same days in other groupings, and all of them are summed: undo those that tell the same again.",
    "$4.00 was reported for days without usage here: 1 day.",
    "$5.00 was computed for days that no report tells of: 2 days.",
    "1 row of reports over $6.00: the period cuts the time that they tell of.",
    "−$7.00 of credits.",
    "2 rows were turned away in all, because the amounts are not in USD.",
    "$0.35 of the compared sum names no model: fees that no token explains, or a report that does not tell models apart.",
  ]);
});
