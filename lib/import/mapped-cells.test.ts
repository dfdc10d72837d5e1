import { describe, expect, test } from "vitest";
import type { UsageRecord } from "../core/record.ts";
import { Mapping } from "../formats/mapping.ts";
import { readUsage } from "../testing/read-usage.ts";

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

describe("cells that say nothing", () => {
  const all = map({
    columns: {
      ...columns,
      requestId: "id",
      errorCode: "code",
      project: "p",
      user: "u",
      tierServed: "tier",
      provider: "who",
    },
  });

  test.each(["NULL", "null", "N/A", "none", "-", "\\N", "nan", "undefined"])(
    "%j is no id, no error, no name and no tier",
    async (word) => {
      const cells = { m: word, id: word, p: word, u: word, tier: word, who: word };
      expect(await recordOf({ ...cells, code: word }, all)).toMatchObject({
        model: null,
        requestId: null,
        project: null,
        user: null,
        tierServed: null,
        provider: null,
        errorCode: null,
        outcome: "success",
      });
    },
  );

  test("a default stands in for each of them", async () => {
    const mapping = map({
      columns: { ...columns, tierServed: "tier" },
      defaults: { tierServed: "flex" },
    });
    for (const tier of ["-", "unknown", "NaN", ""]) {
      expect((await recordOf({ tier }, mapping)).tierServed).toBe("flex");
    }
  });

  test("an id of more than 512 characters costs its row instead of being cut short", async () => {
    const text = `t,id\n2026-11-18,${"x".repeat(513)}\n2026-11-18,${"x".repeat(512)}\n`;
    const mapping = map({ columns: { time: "t", requestId: "id" } });
    const { report, rejects } = await readUsage(text, { mapping });
    expect(report.records).toMatchObject({ valid: 1, rejected: 1 });
    expect(rejects).toMatchObject([{ code: "id-too-long", field: "requestId" }]);
  });

  test("a call of more than a billion tokens is a mistake, a bucket of that many is not", async () => {
    const text = "t,n,in,out\n2026-11-18,9,2147483648,1\n";
    const call = { time: "t", inputTotal: "in", outputTotal: "out" };
    const calls = await readUsage(text, { mapping: map({ columns: call }) });
    expect(calls.rejects).toMatchObject([{ code: "absurd", count: 1 }]);
    const buckets = await readUsage(text, {
      mapping: map({ columns: { ...call, requests: "n" } }),
    });
    expect(buckets.report.tokens.inputTotal).toBe(2_147_483_648);
  });
});

describe("counts with separators", () => {
  const counts = map({ columns: { time: "t", inputTotal: "in", latency: "l" } });
  const read = (text: string) => readUsage(text, { mapping: counts });

  test("614.000 is 614 thousand in a spreadsheet's semicolons, and beside a decimal comma", async () => {
    const semicolons = await read("t;in;l\n2026-11-18;614.000;7\n");
    expect(semicolons.report.tokens.inputTotal).toBe(614_000);
    const beside = await read('t,in,l\n2026-11-18,614.000,"0,5"\n');
    expect(beside.records[0]).toMatchObject({ inputTotal: 614_000, latencyMs: 0.5 });
  });

  test("it is 614 where another cell has a decimal point, and costs its row where nothing tells", async () => {
    const point = await read("t,in,l\n2026-11-18,614.000,0.5\n");
    expect(point.report.tokens.inputTotal).toBe(614);
    const { rejects } = await read("t,in,l\n2026-11-18,614.000,7\n");
    expect(rejects).toMatchObject([{ code: "ambiguous-number", field: "in" }]);
    expect(rejects[0]?.expected).toContain("thousands or a fraction");
  });
});
