import { expect, test } from "vitest";
import { convexCorners, frontier } from "./frontier.ts";

const named = (name: string, cost: number, burden: number) => ({ name, cost, burden });
const names = (choices: readonly { name: string }[]) => choices.map(({ name }) => name).join(" ");
const choices = [
  named("standard", 10, 2),
  named("priority", 20, 1),
  named("flex", 5, 10),
  named("flex-dear", 8, 10),
  named("batch", 5, 3600),
  named("middle", 9.5, 9),
];

test("the frontier leaves out what is both dearer and slower than something else", () => {
  expect(names(frontier(choices))).toBe("flex middle standard priority");
});

test("its corners are what a price of waiting can choose: the middle lies above the line from standard to flex", () => {
  expect(names(convexCorners(choices))).toBe("priority standard flex");
});

test("of choices that are alike the first is kept", () => {
  expect(names(frontier([named("a", 1, 1), named("b", 1, 1)]))).toBe("a");
  expect(frontier([])).toEqual([]);
});
