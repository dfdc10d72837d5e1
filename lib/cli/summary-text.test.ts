import { expect, test } from "vitest";
import type { Coverage } from "../wire/overview.ts";
import type { Reported } from "../wire/reported.ts";
import { coverageText, reportedText, toldApartText, undatedText } from "./summary-text.ts";

const side = (records: number) => ({
  ...{ records, requests: records, requestsUnknown: 0 },
  ...{ inputTokens: 0, inputUnknown: 0, outputTokens: 0, outputUnknown: 0 },
  ...{ asServed: records === 24 ? "8.99" : "1.8", unpricedRecords: 0 },
});
const coverage: Coverage = {
  ...{ provider: null, days: 12, calls: side(900), buckets: side(24) },
  ...{ tokenShare: 0.932, requestShare: 1, shown: "calls", providers: [] },
};

test("coverage is told as a share of tokens, and as nothing where filters hide the side that is shown", () => {
  expect(coverageText(coverage)).toBe(
    "Calls cover 93.2 % of the tokens that aggregate rows report for 12 days: 24 aggregate rows of $8.99 are left out; the calls of the same days come to $1.8. --prefer buckets turns it round.",
  );
  const hidden = { ...coverage, days: 0, calls: side(0), tokenShare: 0 };
  expect(coverageText(hidden)).toBe(
    "24 aggregate rows of $8.99 are left out: calls tell of the same provider, project and days, but none of them passes these filters.",
  );
});

test("calls without a time that give way to their batches' rows are told with what both come to", () => {
  expect(undatedText({ ...coverage, days: 0, shown: "buckets", tokenShare: 1 })).toBe(
    "900 calls name no time: left out with $1.8, for the aggregate rows of the same batches do and come to $8.99. The calls hold 100.0 % of the tokens of these rows.",
  );
  expect(undatedText({ ...coverage, tokenShare: 2 })).toContain(
    "The calls hold 200.0 % of the tokens of these rows: import the batch objects that are missing.",
  );
});

const sums = { reported: "5.02", computed: "5", difference: "-0.02", share: -0.02 / 5.02 };
const none = { days: 0, usd: "0" };
const line = {
  ...{ provider: "openai", days: 2, ...sums, unpricedRecords: 0, tiers: [] },
  ...{ withoutModel: "0", credits: "-1", reportedApart: { days: 1, usd: "4" } },
  ...{ computedApart: none, cut: { rows: 0, usd: "0" } },
};

test("reported money stands beside what is computed, with what is not compared below", () => {
  const reported: Reported = {
    ...line,
    provider: null,
    tiers: [{ tier: "flex", ...sums }],
    ...{ providers: [line], sources: [], otherCurrencyRows: 0 },
  };
  expect(
    reportedText(reported)
      .split("\n")
      .map((row) => row.replace(/ {2,}/g, "  ").trim()),
  ).toEqual([
    "reported by providers, 2 days with usage  reported  computed  difference",
    "openai  $5.02  $5  -$0.02  -0.40 %",
    "flex  $5.02  $5  -$0.02  -0.40 %",
    "Not compared, or not alike:",
    "$4 reported for 1 day without usage",
    "-$1 of credits",
  ]);
});

test("calls and buckets of the same days that count both are told, with their projects", () => {
  expect(
    toldApartText({
      ...{ days: 1, providers: ["openai"] },
      calls: { records: 10, requests: 10, projects: ["team-a"], moreProjects: 0 },
      buckets: { records: 1, requests: 1_000, projects: ["proj_a", "proj_b"], moreProjects: 2 },
    }),
  ).toBe(
    "Calls (10 requests, project team-a) and aggregate rows (1,000 requests, projects proj_a, proj_b and 2 more) of openai on the same day are both counted, since they name different projects. If they tell of the same usage, filter by project, or undo one of the imports.",
  );
});
