import { expect, test } from "vitest";
import { prepareLatencyDensity } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const data = samples[name];
  if (!data) throw new Error(`no sample ${name}`);
  return prepareLatencyDensity(data);
};

test("says the line of each tier, and what it leaves unexplained", () => {
  expect(prepared("usual").summary).toBe(
    "gpt-5-mini: standard 400\u00a0ms + 12\u00a0ms a token, half of its calls within ±18\u00a0%.",
  );
});

test("each column tells its calls, the middle of them, and what the line says there", () => {
  // 400 ms + 12 ms × 109.9 tokens = 1,719 ms
  const [column] = prepared("usual").columns;
  expect(column?.texts.map(({ label, text }) => [label, text])).toEqual([
    ["calls", "220"],
    ["half done within", "1.7\u00a0s"],
    ["standard, by its line", "1.7\u00a0s"],
  ]);
});

test("a bin is as wide as its step, and the fullest is darkest", () => {
  const [first] = prepared("usual").bins;
  expect((first?.right ?? 0) / (first?.left ?? 1)).toBeCloseTo(2 ** 0.25, 9);
  expect(first?.weight).toBe(1);
});

test("a line that tells less than nothing is not drawn there", () => {
  expect(prepared("hostile").columns[0]?.drawn).toEqual({ s0: null });
});

test("a tier of too few calls is listed without a line", () => {
  expect(prepared("usual").table.rows[1]?.map(({ text }) => text)).toEqual([
    ...["flex", "too few", "", "", ""],
  ]);
});

test("of more tiers than can be told apart the lines of the largest are drawn, and the others counted", () => {
  const { density, sample } = samples.usual ?? {};
  if (!density || !sample) throw new Error("no sample");
  const fits = [10, 60, 50, 40, 30, 20].map((calls, n) => ({
    tier: `t${n}`,
    fit: { baseMs: 400, msPerToken: 12, halfWithin: 0.2, calls },
  }));
  const { series, note, table } = prepareLatencyDensity({ sample, density: { ...density, fits } });
  expect(series.map(({ tier }) => tier)).toEqual(["t1", "t2", "t3", "t4", "t5"]);
  expect(note).toContain("1 line of smaller tiers left out.");
  expect(table.rows).toHaveLength(6);
});
