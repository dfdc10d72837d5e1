import { describe, expect, test } from "vitest";
import type { UsageRecord } from "../core/record.ts";
import { Mapping } from "../formats/mapping.ts";
import { readUsage, refusalOf } from "../testing/read-usage.ts";

type Draft = Parameters<typeof Mapping.parse>[0];
const columns = { time: "t", model: "m", inputTotal: "in", outputTotal: "out" };
const map = (draft: Draft): Mapping => Mapping.parse(draft);

/** The record of a CSV row with the columns t, m, in, out and whatever else is named. */
async function recordOf(cells: Record<string, string>, mapping: Mapping): Promise<UsageRecord> {
  const row = { t: "2026-11-18T10:00:00Z", m: "o3", in: "10", out: "5", ...cells };
  const text = `${Object.keys(row).join(";")}\n${Object.values(row).join(";")}\n`;
  const { records, rejects } = await readUsage(text, { mapping });
  const [record] = records;
  if (!record) throw new Error(JSON.stringify(rejects));
  return record;
}

describe("columns", () => {
  test("a key left out or null is unknown, an empty cell too", async () => {
    const record = await recordOf(
      { cached: "" },
      map({ columns: { ...columns, reasoning: null, inputCached: "cached" } }),
    );
    expect(record).toMatchObject({
      inputTotal: 10,
      inputCached: null,
      reasoning: null,
      tierServed: null,
      provider: null,
    });
  });

  test("a named column that the file lacks is told with the columns that it has", async () => {
    const refusal = await refusalOf("t,m,In\n", {
      mapping: map({ columns: { time: "t", inputTotal: "tokens" } }),
    });
    expect(refusal.code).toBe("column-missing");
    expect(refusal.message).toContain('"tokens"');
    expect(refusal.message).toContain('"t", "m", "In"');
    const near = await refusalOf("t,m,In\n", {
      mapping: map({ columns: { time: "t", inputTotal: "in" } }),
    });
    expect(near.message).toContain('did you mean "In"?');
  });

  test("defaults fill in what a row does not give, and no more", async () => {
    const mapping = map({
      columns: { ...columns, tierServed: "tier" },
      defaults: { tierServed: "flex", provider: "OpenAI", model: "o4-mini" },
    });
    expect(await recordOf({ tier: "" }, mapping)).toMatchObject({
      tierServed: "flex",
      provider: "openai",
      model: "o3",
    });
    expect(await recordOf({ tier: "default", m: "" }, mapping)).toMatchObject({
      tierServed: "standard",
      model: "o4-mini",
    });
  });

  test("models are renamed; names left out, and those of an object's prototype, pass through", async () => {
    const mapping = map({ columns, models: { "GPT-4": "o3" } });
    expect((await recordOf({ m: "GPT-4" }, mapping)).model).toBe("o3");
    expect((await recordOf({ m: "GPT-5" }, mapping)).model).toBe("GPT-5");
    expect((await recordOf({ m: "constructor" }, mapping)).model).toBe("constructor");
  });
});

describe("times", () => {
  const at = Date.UTC(2026, 10, 18, 10) * 1_000;
  test.each<[Draft, string]>([
    [{ kind: "iso" }, "2026-11-18 10:00:00"],
    [{ kind: "iso" }, "2026-11-18T12:00:00.000000000+02:00"],
    [{ kind: "epoch-s" }, "1794996000"],
    [{ kind: "epoch-s" }, "1.794996E9"],
    [{ kind: "epoch-ms" }, "1794996000000.0"],
    [{ kind: "seconds-since", origin: "2026-11-18T09:00:00Z" }, "3600"],
    [{ kind: "milliseconds-since", origin: "2026-11-18" }, "36000000"],
  ])("%j reads %s", async (time, value) => {
    expect((await recordOf({ t: value }, map({ columns, time }))).startUs).toBe(at);
  });

  test("an origin that is no time, or no column for the time, is a wrong mapping", async () => {
    const wrong = map({ columns, time: { kind: "seconds-since", origin: "yesterday" } });
    expect(await refusalOf("t,m,in,out\n", { mapping: wrong })).toMatchObject({
      code: "mapping-invalid",
      message: expect.stringContaining("yesterday"),
    });
    const none = map({ columns: { model: "m" } });
    expect((await refusalOf("t,m\n", { mapping: none })).code).toBe("mapping-invalid");
  });
});

test("latency and first token are in the mapping's unit", async () => {
  const timed = { ...columns, latency: "l", ttft: "f" };
  expect(
    await recordOf({ l: "1.5", f: "0,2" }, map({ columns: timed, latencyUnit: "s" })),
  ).toMatchObject({ latencyMs: 1_500, ttftMs: 200 });
  expect((await recordOf({ l: "1.5", f: "" }, map({ columns: timed }))).latencyMs).toBe(1.5);
});

test("one-hour cache writes are part of all cache writes", async () => {
  const hour = map({ columns: { ...columns, inputCacheWrite1h: "w1h" } });
  expect(await recordOf({ w1h: "4" }, hour)).toMatchObject({
    inputCacheWrite: 4,
    inputCacheWrite1h: 4,
  });
});

test("a default that is no number is a wrong mapping, told before the first row", async () => {
  const mapping = map({ columns, defaults: { inputCached: "some" } });
  expect(await refusalOf("t,m,in,out\n", { mapping })).toMatchObject({
    code: "mapping-invalid",
    message: expect.stringContaining("defaults.inputCached"),
  });
});

describe("dotted paths", () => {
  const nested = (out: unknown) => JSON.stringify({ t: "2026-11-18", u: { in: 1, out }, m: "o3" });
  const paths = { time: "t", model: "m", inputTotal: "u.in", outputTotal: "u.out" };

  test("read nested values, numbers or text", async () => {
    const { records } = await readUsage(`${nested(2)}\n${nested("3")}\n`, {
      mapping: map({ columns: paths }),
    });
    expect(records.map(({ outputTotal }) => outputTotal)).toEqual([2, 3]);
  });

  test("one that no row has is a mapping error", async () => {
    const mapping = map({ columns: { ...paths, inputCached: "u.cached" } });
    expect((await refusalOf(`${nested(2)}\n`, { mapping })).code).toBe("column-missing");
  });

  test("one that only rows behind the head may have is allowed, save where every row should have it", async () => {
    const many = `${nested(2)}\n`.repeat(3_000);
    const rare = map({ columns: { ...paths, errorCode: "error.code" } });
    const { records } = await readUsage(
      `${many}{"t":"2026-11-18","error":{"code":"slow_down"}}\n`,
      { mapping: rare },
    );
    expect(records.at(-1)?.errorClass).toBe("slow_down");
    const wrong = map({ columns: { ...paths, inputTotal: "u.input" } });
    expect((await refusalOf(many, { mapping: wrong })).code).toBe("column-missing");
  });

  test("an object or a list where a number should be costs its row", async () => {
    const { rejects } = await readUsage(`${nested([1])}\n${nested({ n: 1 })}\n`, {
      mapping: map({ columns: paths }),
    });
    expect(rejects).toMatchObject([{ code: "not-a-number", field: "u.out", count: 2 }]);
  });
});
