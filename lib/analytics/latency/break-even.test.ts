import { expect, test } from "vitest";
import { hourly, sampleOf } from "../../testing/sampled-calls.ts";
import { breakEven, netUsd, perCallUsd } from "./break-even.ts";
import { extraWait } from "./extra-wait.ts";
import { strataOf } from "./like-work.ts";

test("a cent saved by 36 s more is a dollar an hour", () => {
  expect(breakEven(0.01, 36_000)).toEqual({ pays: "below", usdPerHour: 1 });
  expect(netUsd(0.01, 36_000, 1)).toBeCloseTo(0, 12);
  expect(netUsd(0.01, 36_000, 0.5)).toBeCloseTo(0.005, 12);
});

test("a tier that costs a cent more and is 36 s faster pays once an hour costs more than a dollar", () => {
  expect(breakEven(-0.01, -36_000)).toEqual({ pays: "above", usdPerHour: 1 });
  expect(netUsd(-0.01, -36_000, 2)).toBeCloseTo(0.01, 12);
});

test("cheaper and no slower pays always, dearer and no faster never", () => {
  expect(breakEven(0.01, -5).pays).toBe("always");
  expect(breakEven(0, 0).pays).toBe("always");
  expect(breakEven(-0.01, 5).pays).toBe("never");
  expect(breakEven(0, 5).pays).toBe("never");
});

test("a sum over calls is exact to the picodollar, and nothing over no calls", () => {
  expect(perCallUsd(10_000_000_000n, 4)).toBe("0.0025");
  expect(perCallUsd(1n, 0)).toBeNull();
});

test("the longer wait is that of like work: 2 s for each size, though flex answers longer", () => {
  const standard = [
    ...hourly(60, { outputTotal: 100, latencyMs: 1_000 }),
    ...hourly(40, { outputTotal: 1_000, latencyMs: 9_000 }),
  ];
  const flex = [
    ...hourly(10, { outputTotal: 100, latencyMs: 3_000 }),
    ...hourly(90, { outputTotal: 1_000, latencyMs: 11_000 }),
  ];
  const { rows } = sampleOf([...standard, ...flex]);
  const others = standard.map((_, n) => n);
  const calls = flex.map((_, n) => n + standard.length);
  const found = extraWait(rows, { calls, others }, strataOf(rows, "output"));
  expect(found).toMatchObject({ matched: 100, calls: 100 });
  expect(found?.ms).toBeCloseTo(2_000, 6);
  expect(found?.lowMs).toBeCloseTo(2_000, 6);
  expect(found?.highMs).toBeCloseTo(2_000, 6);
});

test("the interval of the wait is that of its hours", () => {
  // Flex takes 2 s or 4 s, by turns of the hour: each of 100 hours is 1 s off the mean, so ±1.645 × 1 s / √100 × √(100/99) × √(100/99).
  const standard = hourly(100, { outputTotal: 100, latencyMs: 1_000 });
  const flex = hourly(100, { outputTotal: 100 }).map((call, n) => ({
    ...call,
    latencyMs: n % 2 === 0 ? 2_000 : 4_000,
  }));
  const { rows } = sampleOf([...standard, ...flex]);
  const places = standard.map((_, n) => n);
  const asked = { calls: places.map((n) => n + 100), others: places };
  const found = extraWait(rows, asked, strataOf(rows, "output"));
  expect(found?.ms).toBeCloseTo(2_000, 6);
  expect((found?.highMs ?? 0) - 2_000).toBeCloseTo(166.15, 1);
});

test("fewer than thirty like calls tell nothing", () => {
  const { rows } = sampleOf(hourly(40, { outputTotal: 100, latencyMs: 1 }));
  const all = Array.from({ length: 40 }, (_, n) => n);
  const asked = { calls: all.slice(0, 20), others: all.slice(20) };
  expect(extraWait(rows, asked, strataOf(rows, "output"))).toBeNull();
});
