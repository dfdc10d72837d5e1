import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { parseIsoUs, US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import { generateSampleMonth } from "./generate-sample-month.ts";

const END_US = parseIsoUs("2026-11-20") ?? 0;
const MONTH = { seed: 20261120, endUs: END_US };
const RECORDS = [...generateSampleMonth(MONTH)];

const hashOf = (records: Iterable<UsageRecord>): string => {
  const hash = createHash("sha256");
  for (const record of records) hash.update(`${JSON.stringify(record)}\n`);
  return hash.digest("hex");
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

const shareOf = (records: readonly UsageRecord[], holds: (record: UsageRecord) => boolean) =>
  records.filter(holds).length / records.length;

/** What of a record contradicts itself or lies outside its window. */
function flaw(record: UsageRecord, endUs: number): string | null {
  const { inputTotal, outputTotal, inputCached, inputCacheWrite, inputCacheWrite1h } = record;
  const counts = [inputTotal, outputTotal, inputCached, inputCacheWrite, inputCacheWrite1h];
  counts.push(record.reasoning, record.latencyMs, record.ttftMs, record.attempt);
  if (counts.some((count) => count !== null && !(Number.isSafeInteger(count) && count >= 0))) {
    return "a count is no whole number from 0";
  }
  if (!Number.isSafeInteger(record.startUs)) return "the start is no whole microsecond";
  if (record.startUs < endUs - 30 * US_PER_DAY || record.startUs >= endUs) return "not in window";
  if ((inputCached ?? 0) + (inputCacheWrite ?? 0) > (inputTotal ?? 0))
    return "more cached than input";
  if ((inputCacheWrite1h ?? 0) > (inputCacheWrite ?? 0)) return "more long writes than writes";
  if ((record.reasoning ?? 0) > (outputTotal ?? 0)) return "more reasoning than output";
  if ((record.ttftMs ?? 0) > (record.latencyMs ?? Number.POSITIVE_INFINITY))
    return "late first token";
  const failed = record.outcome === "error";
  if (failed !== (record.errorClass !== null)) return "outcome and error class disagree";
  if (failed && (inputTotal !== null || outputTotal !== null)) return "a failure with tokens";
  return failed && record.tierServed !== null ? "a failure that was served" : null;
}

describe("the same month", () => {
  test("is the same record for record, pinned by its hash", () => {
    expect(hashOf(RECORDS)).toBe(
      "a846d81d0d1c3c135de106553fcf76c995ade26b4e88d9842be0b91e61b10d39",
    );
    expect(hashOf(generateSampleMonth(MONTH))).toBe(hashOf(RECORDS));
  });

  test("is another month with another seed", () => {
    const [first] = generateSampleMonth({ ...MONTH, seed: 1 });
    expect(first).not.toEqual(RECORDS[0]);
  });

  test("can be read lazily: its first record is there before the rest is made", () => {
    const { value } = generateSampleMonth(MONTH).next();
    expect(value).toEqual(RECORDS[0]);
  });
});

describe("every record", () => {
  test("is free of contradictions, in time order, and within the 30 days", () => {
    expect(RECORDS.flatMap((record) => flaw(record, END_US) ?? [])).toEqual([]);
    const unordered = RECORDS.filter(
      ({ startUs }, position) => startUs < (RECORDS[position - 1]?.startUs ?? 0),
    );
    expect(unordered).toEqual([]);
  });

  test.each([
    [0, "2026-10-31T13:37:42.123457Z"],
    [1, "2026-11-02"],
    [Number.MAX_SAFE_INTEGER, "2026-11-19T23:59:59Z"],
  ])("stays so for seed %d and an end at %s, and all 12 causes of failure occur", (seed, end) => {
    const endUs = parseIsoUs(end) ?? 0;
    const records = [...generateSampleMonth({ seed, endUs })];
    expect(records.length).toBeGreaterThan(95_000);
    expect(records.flatMap((record) => flaw(record, endUs) ?? [])).toEqual([]);
    expect(new Set(records.flatMap(({ errorClass }) => errorClass ?? [])).size).toBe(12);
  });

  test("has the fields of a usage record and no other, so no content", () => {
    const fields = Object.keys(blankRecord("call", 0)).sort().join();
    expect(new Set(RECORDS.map((record) => Object.keys(record).sort().join()))).toEqual(
      new Set([fields]),
    );
  });

  test("has a request id of its own, except where no response arrived", () => {
    const ids = RECORDS.flatMap(({ requestId }) => requestId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const without = RECORDS.filter(({ requestId }) => requestId === null);
    expect(new Set(without.map(({ errorClass }) => errorClass))).toEqual(
      new Set(["timeout_client"]),
    );
  });
});

describe("the month as a whole", () => {
  test("holds about 100,000 calls of eight workloads on three providers, one of them with people", () => {
    expect(RECORDS.length).toBeGreaterThan(95_000);
    expect(RECORDS.length).toBeLessThan(110_000);
    expect(new Set(RECORDS.map(({ workload }) => workload)).size).toBe(8);
    expect(new Set(RECORDS.map(({ provider }) => provider)).size).toBe(3);
    expect(new Set(RECORDS.flatMap(({ user }) => user ?? [])).size).toBe(18);
  });

  test("is busier on working days and in working hours, but for the nightly and the batch runs", () => {
    const chats = RECORDS.filter(({ workload }) => workload === "support-chat");
    const isWeekend = ({ startUs }: UsageRecord) =>
      [0, 6].includes(new Date(startUs / 1000).getUTCDay());
    // 8 of the 30 days are a Saturday or a Sunday: 27 % if all days were alike.
    expect(shareOf(chats, isWeekend)).toBeLessThan(0.16);
    const hourOf = ({ startUs }: UsageRecord) => Math.floor(startUs / US_PER_HOUR) % 24;
    expect(shareOf(chats, (record) => hourOf(record) >= 12)).toBeGreaterThan(0.7);
    const nightly = RECORDS.filter(({ workload }) => workload === "nightly-enrichment");
    expect(shareOf(nightly, (record) => hourOf(record) >= 4 && hourOf(record) < 8)).toBeGreaterThan(
      0.7,
    );
  });

  test("has tokens with a heavy tail: over 200 requests of more than 272,000 input tokens", () => {
    const inputs = RECORDS.flatMap(({ workload, inputTotal }) =>
      workload === "doc-extraction" && inputTotal !== null ? [inputTotal] : [],
    );
    expect(inputs.filter((input) => input > 272_000).length).toBeGreaterThan(200);
    const mean = inputs.reduce((sum, input) => sum + input, 0) / inputs.length;
    expect(mean / median(inputs)).toBeGreaterThan(1.4);
  });

  test("knows no latency for batch, and about twice to three times the standard one for flex", () => {
    const batch = RECORDS.filter(({ tierRequested }) => tierRequested === "batch");
    expect(shareOf(batch, ({ latencyMs }) => latencyMs === null)).toBe(1);
    const served = (tier: string) =>
      RECORDS.filter(
        (record) => record.model === "gpt-5.6-terra" && record.tierServed === tier,
      ).flatMap(({ latencyMs }) => latencyMs ?? []);
    const ratio = median(served("flex")) / median(served("standard"));
    expect(ratio).toBeGreaterThan(1.8);
    expect(ratio).toBeLessThan(3.2);
  });
});

describe("the awkward records", () => {
  test.each<[string, (record: UsageRecord) => boolean, number, number]>([
    [
      "have a model that no catalogue knows",
      ({ model }) => model?.startsWith("ft:") ?? false,
      80,
      250,
    ],
    [
      "were answered at a tier that the log does not say",
      ({ outcome, tierServed }) => outcome === "success" && tierServed === null,
      60,
      300,
    ],
    [
      "know their totals but not their cached tokens",
      ({ inputTotal, inputCached }) => inputTotal !== null && inputCached === null,
      300,
      1_200,
    ],
    [
      "were answered with token counts unknown",
      ({ outcome, inputTotal }) => outcome === "success" && inputTotal === null,
      15,
      120,
    ],
    [
      "asked for priority and were served at standard",
      ({ tierRequested, tierServed }) => tierRequested === "priority" && tierServed === "standard",
      100,
      600,
    ],
    ["asked for auto", ({ tierRequested }) => tierRequested === "auto", 1_500, 4_000],
    ["asked for no tier at all", ({ tierRequested }) => tierRequested === null, 2_500, 5_000],
  ])("%s", (_, holds, least, most) => {
    const found = RECORDS.filter(holds).length;
    expect(found).toBeGreaterThan(least);
    expect(found).toBeLessThan(most);
  });
});
