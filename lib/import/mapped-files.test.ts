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

describe("failures", () => {
  const withStatus = { ...columns, status: "http", errorCode: "code", tierRequested: "asked" };
  test.each<[Record<string, string>, string, string | null]>([
    [{ http: "200", code: "" }, "success", null],
    [{ http: "", code: "" }, "success", null],
    [{ http: "429", code: "" }, "error", "http_429"],
    [{ http: "429", code: "", asked: "flex" }, "error", "http_429"],
    [{ http: "429", code: "resource_unavailable" }, "error", "flex_unavailable"],
    [{ http: "429", code: "insufficient_quota" }, "error", "quota"],
    [{ http: "", code: "server_is_overloaded" }, "error", "overloaded"],
    [{ http: "200", code: "rate_limit_exceeded" }, "error", "rate_limit"],
    [{ http: "200", code: "ok" }, "success", null],
    [{ http: "", code: "rate_limit" }, "error", "rate_limit"],
    [{ http: "429", code: "rate_limit" }, "error", "rate_limit"],
    [{ http: "", code: "429" }, "error", "http_429"],
    [{ http: "429", code: "429" }, "error", "http_429"],
    [{ http: "", code: "503" }, "error", "overloaded"],
    [{ http: "", code: "timeout" }, "error", "timeout_client"],
    [{ http: "408", code: "timeout" }, "error", "timeout_408"],
    [{ http: "", code: "Timeout_408" }, "error", "timeout_408"],
    [{ http: "", code: "quota" }, "error", "quota"],
    [{ http: "", code: "flex_unavailable" }, "error", "flex_unavailable"],
    [{ http: "", code: "RateLimitError" }, "error", "http_429"],
    [{ http: "", code: "429 Rate limit reached for the secret" }, "error", "rate_limit"],
    [{ http: "", code: "E17" }, "error", "unknown"],
    [{ http: "500.0", code: "" }, "error", "server_error"],
  ])("%j is %s of cause %s", async (cells, outcome, errorClass) => {
    const record = await recordOf({ asked: "", ...cells }, map({ columns: withStatus }));
    expect(record).toMatchObject({ outcome, errorClass });
  });

  test("of an error's sentence nothing is kept but a provider's code in it", async () => {
    const mapping = map({ columns: withStatus });
    const codeOf = async (code: string) =>
      (await recordOf({ asked: "", http: "400", code }, mapping)).errorCode;
    expect(await codeOf("E17")).toBe("E17");
    expect(await codeOf("could not parse the secret")).toBeNull();
    expect(await codeOf("429 {'code': 'slow_down'} of the secret")).toBe("slow_down");
  });

  test("failedWhen holds when all its conditions do, and names no cause", async () => {
    const mapping = map({
      columns: { ...columns, workload: "w" },
      failedWhen: { outputTotal: 0, workload: "chat" },
    });
    expect(await recordOf({ out: "0", w: "chat" }, mapping)).toMatchObject({
      outcome: "error",
      errorClass: "unknown",
    });
    expect((await recordOf({ out: "0", w: "api" }, mapping)).outcome).toBe("success");
    expect((await recordOf({ out: "1", w: "chat" }, mapping)).outcome).toBe("success");
  });

  test("failedWhen can ask for an unknown value, and compares what became of the row", async () => {
    const unknown = map({ columns, failedWhen: { outputTotal: null } });
    expect((await recordOf({ out: "" }, unknown)).outcome).toBe("error");
    const tier = map({
      columns: { ...columns, tierServed: "tier" },
      failedWhen: { tierServed: "standard" },
    });
    expect((await recordOf({ tier: "default" }, tier)).outcome).toBe("error");
  });

  test("failedWhen holds by the row's own words too", async () => {
    const raw = map({
      columns: { ...columns, tierServed: "tier" },
      models: { "GPT-4": "o3" },
      failedWhen: { model: "GPT-4", tierServed: "default" },
    });
    expect((await recordOf({ m: "GPT-4", tier: "default" }, raw)).outcome).toBe("error");
    expect((await recordOf({ m: "GPT-4", tier: "flex" }, raw)).outcome).toBe("success");
  });

  test.each([{ outputTotal: "" }, { outputTotal: false }, { outputTotal: "none" }])(
    "%j is a wrong mapping, as no number can be that",
    async (failedWhen) => {
      const refusal = await refusalOf("t,m,in,out\n", { mapping: map({ columns, failedWhen }) });
      expect(refusal).toMatchObject({
        code: "mapping-invalid",
        message: expect.stringContaining("failedWhen.outputTotal must be a number"),
      });
    },
  );

  test("a cause that the status tells is kept, failedWhen or not", async () => {
    const mapping = map({ columns: withStatus, failedWhen: { outputTotal: 0 } });
    expect(
      (await recordOf({ http: "408", code: "", asked: "", out: "0" }, mapping)).errorClass,
    ).toBe("timeout_408");
  });

  test("a condition on a field that nothing gives, or on a time, is a wrong mapping", async () => {
    for (const failedWhen of [{ status: 500 }, { time: "x" }]) {
      const refusal = await refusalOf("t,m,in,out\n", { mapping: map({ columns, failedWhen }) });
      expect(refusal.code).toBe("mapping-invalid");
    }
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
