import { expect, test } from "vitest";
import { tornado } from "./tornado.ts";

test("the input that moves the result most comes first, and points are no bars", () => {
  const inputs = [
    { name: "refusal", low: 0, middle: 0.1, high: 0.2 },
    { name: "discount", low: 0.5, middle: 0.5, high: 0.5 },
    { name: "cache loss", low: 0, middle: 0.5, high: 1 },
  ];
  // 100 × (0.5 + 0.5 × refusal + refusal × cache loss): 50 to 70 by refusal, 55 to 65 by cache loss.
  const bars = tornado(
    inputs,
    ([refusal = 0, discount = 0, loss = 0]) =>
      100 * (discount + (1 - discount) * refusal + refusal * loss),
  );
  expect(bars.map(({ name }) => name)).toEqual(["refusal", "cache loss"]);
  expect(bars[0]?.atLow).toBeCloseTo(50, 10);
  expect(bars[0]?.atHigh).toBeCloseTo(70, 10);
  expect(bars[1]?.swing).toBeCloseTo(10, 10);
});
