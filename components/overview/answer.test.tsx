import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Overview } from "../../lib/wire/overview.ts";
import { Answer } from "./answer.tsx";
import { overviewOf } from "./overview-sample.ts";

const say = (overview: Overview): string =>
  renderToStaticMarkup(<Answer overview={overview} />)
    .replace(/<[^>]+>/g, "")
    .replaceAll("\u00a0", " ");

const firstMove = {
  ...{ workload: "nightly-eval", tier: "flex" as const, tiers: ["flex", "batch"] as const },
  ...{ saves: "210", of: "420" },
};

test("says what was spent, what was saved, what is left and where to start", () => {
  const overview = overviewOf(
    { asServed: "1240", saved: "310.5", available: "402" },
    { firstMove },
  );
  expect(say(overview)).toBe(
    "You spent $1,240, $310.50 less than all at standard. At most another $402.00 (32.4 % of it) was left to flex. " +
      "Start with nightly-eval on flex or batch: that alone saves at most $210.00 of its $420.00" +
      " at list price, before retries, fallbacks and lost cache hits. Try it as a scenario.",
  );
});

test("on the page of the workload to start with there is nothing to start with", () => {
  const { filters } = overviewOf();
  const overview = overviewOf(
    {},
    { firstMove, filters: { ...filters, workloads: ["nightly-eval"] } },
  );
  expect(say(overview)).toBe(
    "You spent $10.00, exactly what standard would have cost. At most another $5.00 (50 % of it) was left to flex or batch" +
      " at list price, before retries, fallbacks and lost cache hits.",
  );
});

test("where all is spent on one workload there is nothing to start with", () => {
  const overview = overviewOf({ asServed: "420" }, { firstMove });
  expect(say(overview)).not.toContain("Start with");
});

test("where some records have no price, the sums are of the others and say so", () => {
  const words = say(overviewOf({ records: 135, unpricedRecords: 28, available: "0" }));
  expect(words).toBe(
    "You spent at least $10.00, exactly what standard would have cost. " +
      "No cheaper tier is left for the records with a price. " +
      "28 of 135 records have no price and are in none of these amounts.",
  );
});

test("calls that cost nothing do not make those without a price free", () => {
  const overview = overviewOf({ records: 135, unpricedRecords: 28, asServed: "0", available: "0" });
  expect(say(overview)).toBe(
    "107 of 135 records cost nothing; the other 28 have no price. The list below says why.",
  );
});

test("a call log that covers little of a bill is said to stand in its place", () => {
  const side = (records: number, asServed: string) => ({
    ...{ records, requests: records, requestsUnknown: 0, asServed, unpricedRecords: 0 },
    ...{ inputTokens: 1, inputUnknown: 0, outputTokens: 0, outputUnknown: 0 },
  });
  const line = {
    ...{ provider: null, days: 9, tokenShare: 0.2, requestShare: 1 },
    ...{ calls: side(50, "1.8"), buckets: side(4, "8.99") },
  };
  const coverage = { ...line, shown: "calls" as const, providers: [line] };
  expect(say(overviewOf({}, { coverage }))).toContain(
    "4 aggregate rows of $8.99 are left out; the calls of the same days come to $1.80.",
  );
  expect(
    say(overviewOf({}, { coverage: { ...coverage, tokenShare: 1, providers: [] } })),
  ).not.toContain("left out");
});

test("paying more than standard is said as such, without a sign", () => {
  expect(say(overviewOf({ asServed: "10", saved: "-2.5", available: "0" }))).toBe(
    "You spent $10.00, $2.50 more than all at standard. No cheaper tier is left to move to.",
  );
});

test("a saving that needs several tiers names them all", () => {
  const availableBy = { flex: "3", batch: "1", standard: "1" };
  expect(say(overviewOf({ available: "5", availableBy, bestMove: null }))).toContain(
    "was left to flex, batch and standard in place of a dearer tier",
  );
});

test("records without a price are not called free", () => {
  const overview = overviewOf({ records: 3, unpricedRecords: 3, asServed: "0" });
  expect(say(overview)).toBe("None of 3 records could be priced. The list below says why.");
});

test("nothing under these filters is said plainly", () => {
  expect(say(overviewOf({ records: 0 }))).toBe("No records in this period under these filters.");
});
