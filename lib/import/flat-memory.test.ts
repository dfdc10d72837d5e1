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

const MEGABYTE = 1024 * 1024;

/** A line of so many megabytes between good ones, made as it is read; asks for the memory in use as it goes. */
async function* withLongLine(
  megabytes: number,
  [before, start, end, after]: readonly string[],
  watch: () => void,
) {
  const encoder = new TextEncoder();
  yield encoder.encode(`${before}${start}`);
  const piece = encoder.encode("x".repeat(MEGABYTE));
  for (let i = 0; i < megabytes; i++) {
    watch();
    yield piece;
  }
  yield encoder.encode(`${end}${after}`);
}

const JSON_ROW = '{"time":"2026-11-18","model":"m","in":1,"out":1}\n';

describe("memory", () => {
  test.each([
    ["CSV", [HEADER + row(1), "2026-11-18,", ",1,1\n", row(1)]],
    ["quoted CSV", [HEADER + row(1), '2026-11-18,"', '",1,1\n', row(1)]],
    ["JSON lines", [JSON_ROW, '{"a":"', '"}\n', JSON_ROW]],
    ["a JSON list", [`[${JSON_ROW},`, '{"a":"', '"},', `${JSON_ROW}]`]],
  ])("a 200 MB row of %s is skipped, no more than 64 MB of it held", async (_kind, parts) => {
    let peak = 0;
    const watch = () => {
      peak = Math.max(peak, process.memoryUsage().heapUsed);
    };
    const start = process.memoryUsage().heapUsed;
    const opened = await openUsage(withLongLine(200, parts, watch), { mapping });
    if (!opened.ok) throw new Error(opened.error.message);
    const kinds: string[] = [];
    for await (const batch of opened.value.batches) {
      kinds.push(...batch.map((each) => (each.kind === "reject" ? each.problem.code : each.kind)));
    }
    expect(kinds).toEqual(["record", "line-too-long", "record"]);
    expect((peak - start) / MEGABYTE).toBeLessThan(150);
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
