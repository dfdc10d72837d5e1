import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { CallNamer, requestKeys } from "./identity.ts";
import { SeenTable } from "./seen-table.ts";

const atMs = Date.UTC(2026, 10, 18, 10);
const call: UsageRecord = {
  ...blankRecord("call", atMs * 1_000 + 255),
  provider: "openai",
  inputTotal: 10,
};
const keysOf = (records: readonly UsageRecord[]) => new CallNamer().keysOf(records);
const keyOf = async (record: UsageRecord) => (await keysOf([record]))[0];

describe("a call's identity", () => {
  test("without a request id is a UUID that starts with the start's milliseconds, so that it sorts by time", async () => {
    const key = await keyOf(call);
    expect(key).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
    expect(Number.parseInt(key?.replaceAll("-", "").slice(0, 12) ?? "", 16)).toBe(atMs);
  });

  test("is its request id within its provider, whatever else the row says", async () => {
    const one = { ...call, requestId: "req_1" };
    expect(await keyOf({ ...one, inputTotal: 99, workload: "x" })).toBe(await keyOf(one));
    expect(await keyOf({ ...one, provider: "anthropic" })).not.toBe(await keyOf(one));
    expect(await keyOf({ ...one, attempt: 1 })).not.toBe(await keyOf(one));
  });

  test("with a request id does not depend on the time, which two logs of one call tell differently", async () => {
    const one = { ...call, requestId: "req_1" };
    const later = { ...one, startUs: one.startUs + 60_000_000 };
    expect(await keyOf(later)).toBe(await keyOf(one));
    const [first, again] = await keysOf([one, later]);
    expect(again).toBe(first);
  });

  test("takes the whole request id in, however long", async () => {
    const long = "r".repeat(5_000);
    expect(await keyOf({ ...call, requestId: `${long}1` })).not.toBe(
      await keyOf({ ...call, requestId: `${long}2` }),
    );
  });

  test("buckets and costs have none: they are told anew as a whole", async () => {
    expect(await keyOf({ ...call, grain: "bucket" })).toBeNull();
    expect(await keyOf({ ...call, grain: "cost", requestId: "x" })).toBeNull();
  });

  test("a pending body and the finished one of the same response are one call", async () => {
    const done = { ...call, requestId: "resp_1" };
    const both = [{ ...done, outcome: "pending" as const }, done];
    const [pending, final] = await keysOf(both);
    expect(final).toBe(pending);
  });

  test("without a request id, equal rows differ by their ordinal, and the same file gives the same keys", async () => {
    const first = await keysOf([call, call, call]);
    expect(new Set(first).size).toBe(3);
    expect(await keysOf([call, call, call])).toEqual(first);
    const inParts = new CallNamer();
    expect([...(await inParts.keysOf([call])), ...(await inParts.keysOf([call, call]))]).toEqual(
      first,
    );
  });

  test("stays what it was in earlier versions: what is stored is known again", async () => {
    expect(await keysOf([call, { ...call, requestId: "req_1" }, call])).toEqual([
      "01a1ee19-5500-102a-9bf6-02b6d9cea057",
      "1a813eb3-8e8a-8706-e39a-53c1fdeb4dd6",
      "01a1ee19-5500-6118-8074-875d6e82d648",
    ]);
  });

  test("overlapping exports share the keys of the rows that both hold", async () => {
    const rows = [1, 2, 2, 3].map((n) => ({ ...call, inputTotal: n }));
    const later = [2, 2, 3, 4].map((n) => ({ ...call, inputTotal: n }));
    const known = new Set(await keysOf(rows));
    expect((await keysOf(later)).map((key) => known.has(key))).toEqual([true, true, true, false]);
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
  ] as const)("differs when %s differs", async (field, value) => {
    expect(await keyOf({ ...call, [field]: value })).not.toBe(await keyOf(call));
  });
});

test("a call is among the keys that its request id may have, whoever it names and whichever attempt it is", async () => {
  const keys = requestKeys("req_1", ["openai", "azure"]);
  for (const provider of ["openai", "azure", null]) {
    for (const attempt of [null, 0, 1, 63]) {
      const named = { ...call, requestId: "req_1", provider, attempt, inputTotal: 99 };
      expect(keys).toContain(await keyOf(named));
    }
  }
  expect(new Set(keys).size).toBe(3 * 65);
  expect(keys).not.toContain(await keyOf({ ...call, requestId: "req_2", provider: "openai" }));
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
