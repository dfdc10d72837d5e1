import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { IdentityCounter } from "./identity.ts";
import { SeenTable } from "./seen-table.ts";

const atMs = Date.UTC(2026, 10, 18, 10);
const call: UsageRecord = {
  ...blankRecord("call", atMs * 1_000 + 255),
  provider: "openai",
  inputTotal: 10,
};
const keysOf = (records: readonly UsageRecord[]) => {
  const counter = new IdentityCounter();
  return records.map((record) => counter.next(record));
};
const keyOf = (record: UsageRecord) => new IdentityCounter().keyOf(record);

describe("a call's identity", () => {
  test("without a request id is a UUID that starts with the start's milliseconds, so that it sorts by time", () => {
    const key = keyOf(call);
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(Number.parseInt(key?.replaceAll("-", "").slice(0, 12) ?? "", 16)).toBe(atMs);
  });

  test("is its request id within its provider, whatever else the row says", () => {
    const one = { ...call, requestId: "req_1" };
    expect(keyOf({ ...one, inputTotal: 99, workload: "x" })).toBe(keyOf(one));
    expect(keyOf({ ...one, provider: "anthropic" })).not.toBe(keyOf(one));
    expect(keyOf({ ...one, attempt: 1 })).not.toBe(keyOf(one));
  });

  test("a request id met before in the file is a repetition", () => {
    const one = { ...call, requestId: "req_1" };
    expect(
      keysOf([one, { ...one, requestId: "req_2" }, one]).map(({ repeated }) => repeated),
    ).toEqual([false, false, true]);
    const counter = new IdentityCounter();
    expect([counter.repeats(one), counter.repeats(one), counter.repeats(call)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("with a request id does not depend on the time, which two logs of one call tell differently", () => {
    const one = { ...call, requestId: "req_1" };
    const later = { ...one, startUs: one.startUs + 60_000_000 };
    expect(keyOf(later)).toBe(keyOf(one));
    const [first, again] = keysOf([one, later]);
    expect(again).toEqual({ key: first?.key, repeated: true });
  });

  test("takes the whole request id in, however long", () => {
    const long = "r".repeat(5_000);
    expect(keyOf({ ...call, requestId: `${long}1` })).not.toBe(
      keyOf({ ...call, requestId: `${long}2` }),
    );
  });

  test("buckets and costs have none: they are told anew as a whole", () => {
    expect(keyOf({ ...call, grain: "bucket" })).toBeNull();
    expect(keyOf({ ...call, grain: "cost", requestId: "x" })).toBeNull();
  });

  test("a pending body does not hide the finished one of the same response", () => {
    const done = { ...call, requestId: "resp_1" };
    const [pending, final] = keysOf([{ ...done, outcome: "pending" }, done]);
    expect(final?.repeated).toBe(false);
    expect(final?.key).not.toBe(pending?.key);
  });

  test("without a request id, equal rows differ by their ordinal, and the same file gives the same keys", () => {
    const first = keysOf([call, call, call]);
    expect(new Set(first.map(({ key }) => key)).size).toBe(3);
    expect(first.every(({ repeated }) => !repeated)).toBe(true);
    expect(keysOf([call, call, call])).toEqual(first);
  });

  test("overlapping exports share the keys of the rows that both hold", () => {
    const rows = [1, 2, 2, 3].map((n) => ({ ...call, inputTotal: n }));
    const later = [2, 2, 3, 4].map((n) => ({ ...call, inputTotal: n }));
    const known = new Set(keysOf(rows).map(({ key }) => key));
    expect(keysOf(later).map(({ key }) => known.has(key))).toEqual([true, true, true, false]);
  });

  test.each([
    ["startUs", call.startUs + 1],
    ["model", "o3"],
    ["tierServed", "flex"],
    ["inputTotal", 0],
    ["inputTotal", null],
    ["latencyMs", 5],
    ["httpStatus", 429],
    ["apiKey", "k"],
    ["region", "eu"],
  ] as const)("differs when %s differs", (field, value) => {
    expect(keyOf({ ...call, [field]: value })).not.toBe(keyOf(call));
  });
});

test("the table keeps its counts while it grows to a hundred thousand fingerprints", () => {
  const table = new SeenTable();
  for (const before of [0, 1, 2]) expect(table.count(1, 2)).toBe(before);
  for (let i = 0; i < 100_000; i++) {
    if (table.count(i, i * 7) !== 0) throw new Error(`fingerprint ${i} was not seen before`);
  }
  expect([table.count(1, 2), table.count(99_999, 699_993)]).toEqual([3, 1]);
});

test("the table counts as a plain map does", () => {
  const fingerprint = fc.tuple(fc.constantFrom(0, 1, 0xffffffff, 7), fc.nat(5_000));
  fc.assert(
    fc.property(fc.array(fingerprint, { maxLength: 4_000 }), (seen) => {
      const table = new SeenTable();
      const counts = new Map<string, number>();
      for (const [high, low] of seen) {
        const before = counts.get(`${high}/${low}`) ?? 0;
        counts.set(`${high}/${low}`, before + 1);
        if (table.count(high, low) !== before) return false;
      }
      return true;
    }),
    { seed: 5, numRuns: 50 },
  );
});
