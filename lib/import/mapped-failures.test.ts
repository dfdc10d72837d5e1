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
