import { expect, test } from "vitest";
import type { CoverageLine } from "../../lib/wire/overview.ts";
import { coverageIsOff, coverageWords, undatedWords } from "./coverage-words.ts";
import { leftOutWords } from "./left-out-words.ts";
import { overviewOf } from "./overview-sample.ts";
import { atLeast, tokenWords } from "./token-words.ts";

const side = (records: number) => ({
  records,
  requests: records,
  requestsUnknown: 0,
  inputTokens: 100,
  inputUnknown: 0,
  outputTokens: 0,
  outputUnknown: 0,
  asServed: records === 900 ? "1.8" : "8.99",
  unpricedRecords: 0,
});
const line: CoverageLine = {
  provider: null,
  days: 12,
  calls: side(900),
  buckets: side(24),
  tokenShare: 0.932,
  requestShare: 1,
};
const coverage = { ...line, shown: "calls" as const, providers: [line] };

test("nothing is left out where everything has a price, a time and one telling", () => {
  expect(leftOutWords(overviewOf())).toEqual([]);
});

test("unpriced records, the other grain and records without a time are named with their counts", () => {
  const { filters } = overviewOf();
  const overview = overviewOf(
    { unpricedRecords: 5 },
    { coverage, undatedRecords: 1, filters: { ...filters, fromUs: 0 } },
  );
  expect(leftOutWords(overview)).toEqual([
    "5 unpriced records",
    "24 aggregate rows ($8.99) that calls tell of too",
    "1 record without a time",
  ]);
});

test("calls without a time whose batches have dated rows are named, with why and what to do", () => {
  const undated = { ...coverage, days: 0, shown: "buckets" as const };
  expect(leftOutWords(overviewOf({}, { undatedCoverage: undated }))).toEqual([
    "900 calls ($1.80) that the rows of their batches tell of",
  ]);
  const say = (more: object) => undatedWords({ ...undated, ...more }).replaceAll("\u00a0", " ");
  expect(say({})).toBe(
    "Calls cover 93.2 % of the tokens that usage exports report: 900 calls of $1.80 are left out; the aggregate rows of the same batches come to $8.99. These calls name no time, the rows of their batches do.",
  );
  expect(say({ tokenShare: 2 })).toContain(
    "They hold more than these rows: import the batch objects that are missing.",
  );
});

test("records without a time are part of the whole of the data", () => {
  expect(leftOutWords(overviewOf({}, { undatedRecords: 3 }))).toEqual([]);
});

test("coverage is one sentence that says which side is left out", () => {
  const say = (more: object) => coverageWords({ ...coverage, ...more }).replaceAll("\u00a0", " ");
  expect(say({})).toBe(
    "Calls cover 93.2 % of the tokens that usage exports report for 12 days: 24 aggregate rows of $8.99 are left out; the calls of the same days come to $1.80.",
  );
  expect(say({ shown: "buckets", days: 1 })).toBe(
    "Calls cover 93.2 % of the tokens that usage exports report for 1 day: 900 calls of $1.80 are left out; the aggregate rows of the same days come to $8.99.",
  );
  expect(say({ tokenShare: null, buckets: side(1) })).toContain(
    "Calls cover an unknown share of the tokens that usage exports report for 12 days: 1 aggregate row of $8.99 is left out; the calls",
  );
});

test("rows left out for calls that the filters hide are said to be so", () => {
  expect(coverageWords({ ...coverage, calls: side(0), days: 0, tokenShare: 0 })).toBe(
    "24 aggregate rows of $8.99 are left out: calls tell of the same provider, project and days, but none of them passes these filters.",
  );
});

test("what is left out unpriced is a bound, or unknown, never nothing", () => {
  const say = (unpricedRecords: number) =>
    coverageWords({ ...coverage, buckets: { ...side(24), unpricedRecords } });
  expect(say(4).replaceAll("\u00a0", " ")).toContain("24 aggregate rows of \u2265 $8.99 are left");
  expect(say(24)).toContain("24 aggregate rows of an unknown amount are left");
});

test("calls that cover less than 95 % or more than 105 % of the rows are not the same usage", () => {
  const isOff = (tokenShare: number | null, shown: "calls" | "buckets" = "calls") =>
    coverageIsOff({ ...coverage, tokenShare, shown, providers: [] });
  expect([0.2, 0.949, 0.95, 1.05, 1.051, null].map((share) => isOff(share))).toEqual([
    ...[true, true, false, false, true, true],
  ]);
  expect([0.2, 1.051].map((share) => isOff(share, "buckets"))).toEqual([false, true]);
});

test("one provider whose calls are few is not hidden by another whose are complete", () => {
  const few = { ...line, provider: "anthropic", tokenShare: 0.2 };
  const providers = [{ ...line, provider: "openai", tokenShare: 1 }, few];
  expect(coverageIsOff({ ...coverage, tokenShare: 0.99, providers })).toBe(true);
  const silent = { ...line, tokenShare: null, buckets: side(0) };
  expect(coverageIsOff({ ...coverage, tokenShare: 0.99, providers: [silent] })).toBe(false);
});

test("coverage is a bound where some records do not say their tokens", () => {
  const silent = { ...side(900), inputUnknown: 17 };
  expect(coverageWords({ ...coverage, calls: silent })).toContain("cover at least 93.2");
  expect(coverageWords({ ...coverage, buckets: silent })).toContain("cover at most 93.2");
  expect(coverageWords({ ...coverage, calls: silent, buckets: silent })).toContain("about 93.2");
});

test("a token count that some records do not give is a lower bound, and unknown where none gives it", () => {
  expect(tokenWords(null, 4)).toBe("unknown");
  expect(tokenWords(18_100_000, 4)).toBe("\u2265\u00a018.1M");
  expect(tokenWords(0, 0)).toBe("0");
  expect(atLeast("7", 0)).toBe("7");
});
