import { describe, expect, test } from "vitest";
import { Mapping } from "../formats/mapping.ts";
import { inPieces } from "../testing/read-usage.ts";
import { openUsage } from "./open-usage.ts";

const mapping = Mapping.parse({
  columns: { time: "time", model: "model", inputTotal: "in", outputTotal: "out" },
  defaults: { provider: "openai" },
});
const HEADER = "time,model,in,out\n";
const row = (n: number) => `2026-11-18T10:00:00Z,gpt-5-mini,${n},1\n`;
const csv = (rows: number) => HEADER + row(10).repeat(rows);

describe("size", () => {
  /** A line of so many megabytes between two good ones, made as it is read. */
  async function* withLongLine(megabytes: number, good: string, start: string, end: string) {
    const encoder = new TextEncoder();
    yield encoder.encode(good + start);
    const megabyte = encoder.encode("x".repeat(1024 * 1024));
    for (let i = 0; i < megabytes; i++) yield megabyte;
    yield encoder.encode(end + good);
  }

  test.each([
    ["CSV", HEADER + row(1), "2026-11-18,", ",1,1\n", row(1)],
    ["JSON lines", '{"time":"2026-11-18","model":"m","in":1,"out":1}\n', '{"a":"', '"}\n', ""],
  ])("a 200 MB line of %s is skipped in bounded memory", async (_kind, good, start, end) => {
    const before = process.memoryUsage().rss;
    let peak = before;
    const opened = await openUsage(withLongLine(200, good, start, end), { mapping });
    if (!opened.ok) throw new Error(opened.error.message);
    const kinds: string[] = [];
    for await (const batch of opened.value.batches) {
      peak = Math.max(peak, process.memoryUsage().rss);
      kinds.push(...batch.map((each) => (each.kind === "reject" ? each.problem.code : each.kind)));
    }
    expect(kinds.filter((kind) => kind === "line-too-long")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "record").length).toBeGreaterThanOrEqual(2);
    expect((peak - before) / 1e6).toBeLessThan(300);
  });

  test("batches stay small even when the bytes come all at once", async () => {
    const bytes = Buffer.from(csv(200_000));
    const opened = await openUsage(inPieces(bytes, bytes.length), { mapping });
    if (!opened.ok) throw new Error(opened.error.message);
    let rows = 0;
    for await (const batch of opened.value.batches) {
      expect(batch.length).toBeLessThan(20_000);
      rows += batch.length;
    }
    expect(rows).toBe(200_000);
  });
});
