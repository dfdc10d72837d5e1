import { expect, test } from "vitest";
import { comesBack } from "./own-edits.ts";

test("an edit that comes back from the address late is known as one's own, whatever was edited since", () => {
  expect(comesBack(["a", "b"], "a")).toEqual(["b"]);
  // The address may go straight to the last of several.
  expect(comesBack(["a", null], null)).toEqual([]);
});

test("what nobody here wrote is taken from the address: a step back, or a link", () => {
  expect(comesBack([], "a")).toBeNull();
  expect(comesBack(["b"], null)).toBeNull();
});
