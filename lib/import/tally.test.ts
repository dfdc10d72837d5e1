import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import type { ParsedRow } from "../formats/format.ts";
import { Tally } from "./tally.ts";

const at = Date.UTC(2026, 10, 18) * 1_000;
const recordRow = (parts: Partial<UsageRecord>, grain: "call" | "bucket" = "call"): ParsedRow => ({
  kind: "record",
  line: 2,
  record: { ...blankRecord(grain, at), ...parts },
});
const rejectRow = (line: number, code: string, field: string | null = "in"): ParsedRow => ({
  kind: "reject",
  line,
  problem: { field, code, expected: "a number", found: `value ${line}` },
});
const tallyOf = (
  rows: readonly ParsedRow[],
  missing: (keyof UsageRecord)[] = [],
  sparse = false,
) => {
  const tally = new Tally({ format: { grain: "call", sparse }, missing });
  for (const row of rows) tally.addRow(row);
  return tally;
};

test("every row is counted once: valid, skipped, duplicate or rejected", () => {
  const tally = tallyOf([
    recordRow({}),
    { kind: "skip", line: 3, reason: "empty" },
    rejectRow(4, "x"),
  ]);
  tally.addDuplicates(1);
  expect(tally.report().records).toEqual({
    received: 4,
    valid: 1,
    skipped: 1,
    duplicates: 1,
    rejected: 1,
  });
});

describe("token sums", () => {
  test("a field that the source lacks is unknown; one left out of some rows counts 0 there", () => {
    const rows = [recordRow({ inputTotal: 5, inputCached: 2 }), recordRow({ inputTotal: 7 })];
    expect(tallyOf(rows, ["reasoning"]).report().tokens).toEqual({
      inputTotal: 12,
      inputCached: 2,
      inputCacheWrite: 0,
      outputTotal: 0,
      reasoning: null,
    });
  });

  test("a sum that there is wins over a field said to be missing", () => {
    const { tokens } = tallyOf([recordRow({ reasoning: 3 })], ["reasoning"]).report();
    expect(tokens.reasoning).toBe(3);
  });

  test("where every field is optional, one that no row gave is unknown", () => {
    const { tokens } = tallyOf([recordRow({ inputTotal: 5 })], [], true).report();
    expect(tokens).toMatchObject({ inputTotal: 5, outputTotal: null });
  });

  test("duplicates add nothing", () => {
    const tally = tallyOf([recordRow({ inputTotal: 5 })]);
    tally.addDuplicates(1);
    expect(tally.report()).toMatchObject({ requests: 1, tokens: { inputTotal: 5 } });
  });
});

test("tiers, outcomes and causes are weighted by requests; a bucket without a count weighs nothing", () => {
  const bucket = { tierServed: "flex", outcome: "unknown" as const };
  const report = tallyOf([
    recordRow({ tierRequested: "flex", tierServed: "standard" }),
    recordRow({ outcome: "error", errorClass: "http_429" }),
    recordRow({ ...bucket, requests: 400 }, "bucket"),
    recordRow({ ...bucket, requests: null }, "bucket"),
  ]).report();
  expect(report).toMatchObject({
    grain: "mixed",
    requests: 402,
    tiersRequested: { flex: 1, unknown: 401 },
    tiersServed: { flex: 400, standard: 1, unknown: 1 },
    outcomes: { success: 1, error: 1, unknown: 400 },
    errorClasses: { http_429: 1 },
  });
});

test("the grain is the records', not the format's", () => {
  expect(tallyOf([]).grain).toBe("call");
  expect(tallyOf([recordRow({}, "bucket")]).grain).toBe("bucket");
});

test("a tier called like a prototype's key is a name like any other", () => {
  const { tiersServed } = tallyOf([recordRow({ tierServed: "__proto__" })]).report();
  expect(Object.entries(tiersServed)).toEqual([["__proto__", 1]]);
});

describe("rejects", () => {
  test("are grouped by cause and column, the most frequent first, with the first five lines", () => {
    const rows = [
      rejectRow(1, "ragged-row", null),
      ...[2, 3, 4, 5, 6, 7].map((line) => rejectRow(line, "negative")),
    ];
    const [negative, ragged] = tallyOf(rows).rejects();
    expect(negative).toMatchObject({ code: "negative", field: "in", count: 6 });
    expect(negative?.examples.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(ragged).toMatchObject({ code: "ragged-row", field: null, count: 1 });
  });

  test("of more than a hundred causes are summed up, and none is lost", () => {
    const rows = Array.from({ length: 150 }, (_, i) => rejectRow(i, `cause-${i}`));
    const groups = tallyOf(rows).rejects();
    expect(groups).toHaveLength(101);
    expect(groups.at(-1)).toMatchObject({ code: "other", count: 50 });
  });

  test("are counted exactly by cause, however many there are", () => {
    const rows = Array.from({ length: 30_000 }, (_, i) =>
      rejectRow(i, `cause-${i % 150}`, i % 2 === 0 ? "in" : null),
    );
    const causes = tallyOf(rows).rejectCauses();
    expect(causes).toHaveLength(150);
    expect(causes.every(({ rows: count }) => count === 200)).toBe(true);
    expect(causes[0]).toEqual({ field: "in", code: "cause-0", expected: "a number", rows: 200 });
  });
});
