import { expect, test } from "vitest";
import { prepareSavingsWaterfall } from "./prepare.ts";
import { samples } from "./sample.ts";
import { stepsOf } from "./steps.ts";

const sample = (name: string) => {
  const data = samples[name];
  if (!data) throw new Error(`no sample ${name}`);
  return data;
};

test("each step stands where the one before it ended, and the last is what was paid", () => {
  const { bars } = prepareSavingsWaterfall(sample("usual"));
  expect(bars.map(({ label, drawn: { s0, s1 } }) => [label, s0, s0 + s1])).toEqual([
    ["List price at standard", 0, 100],
    ["Cached input", 80, 100],
    ["Cache writes", 80, 85.5],
    ["Flex", 75.25, 85.5],
    ["Batch", 67.25, 75.25],
    ["Priority", 67.25, 70.25],
    ["Paid", 0, 70.25],
  ]);
});

test("what a step leaves before the end is exactly what was paid", () => {
  for (const name of ["usual", "hostile"]) {
    const [answer] = sample(name).answers;
    const steps = answer ? stepsOf(answer) : [];
    expect(steps.at(-2)?.left, name).toBe(steps.at(-1)?.left);
  }
});

test("says in words what each step took off or added", () => {
  expect(prepareSavingsWaterfall(sample("usual")).summary).toBe(
    "$100.00 at list price; cached input −$20.00, cache writes +$5.50, flex −$10.25, batch −$8.00, priority +$3.00; $70.25 paid.",
  );
  expect(prepareSavingsWaterfall(sample("list alone")).summary).toBe(
    "All $0.50 was paid at standard, without caches.",
  );
});

test("a step of nothing is not drawn, and what has no price is said", () => {
  const { bars, note } = prepareSavingsWaterfall(sample("left out"));
  expect(bars.map(({ label }) => label)).toEqual([
    "List price at standard",
    "Cached input",
    "Paid",
  ]);
  expect(note).toBe("12 records have no price and are in none of the steps.");
});

test("exports the exact change of every step", () => {
  const { table } = prepareSavingsWaterfall(sample("hostile"));
  expect(table.rows.map(([, change]) => change?.exact)).toEqual([
    "",
    "-0.000000000001",
    "-123456789000",
    "0.5",
    "",
  ]);
});

test("where records do not say what was cached, nothing is said of caches but that", () => {
  const { summary, note } = prepareSavingsWaterfall(sample("cache unknown"));
  expect(summary).toBe("All $2.00 was paid at standard.");
  expect(note).toMatch(/^400 records do not say how much input was cached/);
});
