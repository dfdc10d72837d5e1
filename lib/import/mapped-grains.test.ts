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

describe("calls and buckets", () => {
  test("a request count makes a bucket, whose outcome is not told", async () => {
    const mapping = map({ columns: { ...columns, requests: "n", timeEnd: "end" } });
    const record = await recordOf({ n: "1,200", end: "2026-11-19" }, mapping);
    expect(record).toMatchObject({ grain: "bucket", requests: 1_200, outcome: "unknown" });
    expect(record.endUs).toBe(Date.UTC(2026, 10, 19) * 1_000);
  });

  const spans = map({ columns: { ...columns, timeEnd: "end" } });

  test("an end alone makes a bucket of what lasts from one whole minute to another", async () => {
    const record = await recordOf({ end: "2026-11-19" }, spans);
    expect(record).toMatchObject({ grain: "bucket", requests: null, latencyMs: null });
  });

  test("any other row with an end is a call that took so long", async () => {
    const record = await recordOf({ end: "2026-11-18T10:00:07Z" }, spans);
    expect(record).toMatchObject({ grain: "call", requests: 1, latencyMs: 7_000, endUs: null });
    const atOnce = await recordOf({ end: "2026-11-18T10:00:00Z" }, spans);
    expect(atOnce).toMatchObject({ grain: "call", latencyMs: 0 });
  });

  test("a bucket without any count is passed over", async () => {
    const text = "t,end,in,out,m\n2026-11-18,2026-11-19,,,o3\n2026-11-18,2026-11-19,5,,o3\n";
    const { report } = await readUsage(text, { mapping: spans });
    expect(report.records).toMatchObject({ valid: 1, skipped: 1 });
  });

  test("with a column that only calls have, the end gives a call's latency", async () => {
    const mapping = map({ columns: { ...columns, timeEnd: "end", requestId: "id" } });
    const record = await recordOf({ end: "2026-11-18T10:00:01.500Z", id: "r" }, mapping);
    expect(record).toMatchObject({ grain: "call", requests: 1, latencyMs: 1_500, endUs: null });
  });

  test("a request count beside a latency is a wrong mapping", async () => {
    const mapping = map({ columns: { ...columns, requests: "n", latency: "l" } });
    expect((await refusalOf("t,m,in,out,n,l\n", { mapping })).code).toBe("mapping-invalid");
  });
});
