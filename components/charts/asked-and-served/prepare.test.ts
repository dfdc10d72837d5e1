import { expect, test } from "vitest";
import { matrixOf } from "./matrix.ts";
import { prepareAskedAndServed } from "./prepare.ts";
import { samples } from "./sample.ts";

const usual = samples.usual ?? samples.empty;

test("380 of 400 answered flex calls came at flex; failed ones are not answered, not unknown", () => {
  if (!usual) throw new Error("there is a usual sample");
  const { bars, series, summary } = prepareAskedAndServed(usual);
  expect(summary).toMatch(/^standard: 100\s% of what was answered came at it; flex: 95\s%/);
  expect(summary).toMatch(/priority: no answer names a tier/);
  const flex = bars.find(({ label }) => label === "flex");
  expect(flex?.parts.map(({ label, value }) => `${label} ${value}`)).toEqual([
    expect.stringMatching(/^standard 20 \(4\.5/),
    expect.stringMatching(/^flex 380 \(86\.4/),
    expect.stringMatching(/^not answered 40 \(9\.1/),
  ]);
  expect(series.map(({ tier }) => tier)).toEqual(["standard", "flex", "unknown", "not answered"]);
});

test("the cells of the matrix sum to the total, in records and to the picodollar", () => {
  const [answer] = usual?.answers ?? [];
  if (!answer) throw new Error("the sample has an answer");
  const { cells } = matrixOf(answer);
  expect(cells.reduce((sum, { records }) => sum + records, 0)).toBe(1_405);
  expect(cells.reduce((sum, { spend }) => sum + spend, 0n)).toBe(118_000_000_000_000n);
  const unconfirmed = cells.find(
    ({ asked, served }) => asked === "priority" && served === "unknown",
  );
  expect(unconfirmed?.pricedAs).toEqual(["priority"]);
});

test("more tiers than can be told apart are drawn as one, and none is lost", () => {
  const { hostile } = samples;
  if (!hostile) throw new Error("there is a hostile sample");
  const { bars, series, note, table } = prepareAskedAndServed(hostile);
  expect(series).toHaveLength(8);
  expect(bars).toHaveLength(12);
  expect(note).toMatch(/28 more tiers/);
  expect(table.rows).toHaveLength(40);
});
