import { expect, test } from "vitest";
import { perfectInformation } from "./perfect-information.ts";

test("flex costs 5 or 12, standard 10: choose flex at 8.50, and knowing beforehand is worth $1", () => {
  // E[min] = (5 + 10) / 2 = 7.5
  expect(
    perfectInformation([
      [5, 10],
      [12, 10],
    ]),
  ).toEqual({ choice: 0, meanCost: 8.5, value: 1 });
});

test("knowledge that changes no choice is worth nothing", () => {
  expect(
    perfectInformation([
      [5, 10],
      [9, 10],
    ])?.value,
  ).toBe(0);
  expect(perfectInformation([])).toBeNull();
});
