import { expect, test } from "vitest";
import { designEffect, meanEffect } from "./design-effect.ts";

const days = (...met: number[]) => met.map((one) => ({ tried: 100, met: one }));

test("refusals that all come on one day of two are worth two looks, not two hundred", () => {
  // p = ½: (50² + 50²) × 2 ÷ 200² = 0.25 beside ¼ ÷ 200: two hundred times as much.
  expect(designEffect(days(100, 0), 200)).toBeCloseTo(200, 9);
});

test("days that are alike, a single day, and what never happened are taken as they come", () => {
  expect(designEffect(days(10, 10, 10), 300)).toBe(1);
  expect(designEffect(days(10), 100)).toBe(1);
  expect(designEffect(days(0, 0), 200)).toBe(1);
  expect(designEffect(days(100, 100), 200)).toBe(1);
  expect(designEffect([], 0)).toBe(1);
});

test("of several weeks the mean counts", () => {
  expect(meanEffect([{ effect: 1 }, { effect: 4 }])).toBe(2.5);
  expect(meanEffect([])).toBe(1);
});
