import { expect, test } from "vitest";
import { US_PER_HOUR } from "../../core/time.ts";
import { addArrivals } from "./arrivals.ts";

const spread = (requests: number, hours: number | null) => {
  const list = { us: [] as number[], count: [] as number[] };
  const endUs = hours === null ? null : hours * US_PER_HOUR;
  addArrivals(list, { startUs: 0, endUs }, requests);
  return list;
};

test("a call comes when it starts, and the four requests of an hour a quarter of an hour apart", () => {
  expect(spread(1, null)).toEqual({ us: [0], count: [1] });
  expect(spread(4, 1).us.map((us) => us / US_PER_HOUR)).toEqual([0.125, 0.375, 0.625, 0.875]);
});

test("a thousand requests of a day come in 288 groups that sum to a thousand", () => {
  const { us, count } = spread(1_000, 24);
  expect(us).toHaveLength(288);
  expect(count.reduce((sum, one) => sum + one, 0)).toBe(1_000);
  expect(Math.max(...count) - Math.min(...count)).toBe(1);
});
