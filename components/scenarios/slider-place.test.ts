import { expect, test } from "vitest";
import { number } from "./field-spec.ts";
import { sliderPlace, slidValue } from "./slider-place.ts";

const attempts = number("maxAttempts", "Attempts", { from: 1, to: 20 }, { isWhole: true });
const share = number("refusal", "Share", { from: 0, to: 1 });

test("an arrow key moves a whole number by one, however short its step on the slider is", () => {
  // 3 of 1 to 20 stands at place 21 of 200; one place on is 3.09, which is 3 again.
  const place = sliderPlace(attempts.slider, 3);
  expect(place).toBe(21);
  expect(slidValue(attempts, place + 1, 3)).toBe(4);
  expect(slidValue(attempts, place - 1, 3)).toBe(2);
  expect(slidValue(attempts, 200, 3)).toBe(20);
  expect(slidValue(attempts, 199, 20)).toBe(19);
  expect(slidValue(attempts, 1, 1)).toBe(2);
  expect(slidValue(attempts, 21, null)).toBe(3);
});

test("other numbers stand where the slider does", () => {
  expect(slidValue(share, 1, 0)).toBe(0.005);
  expect(slidValue(share, 0, 0.005)).toBe(0);
});
