import { expect, test } from "vitest";
import { ThinnedList } from "./thinned-list.ts";

test("keeps all of some thousand, and of a hundred thousand every eighth", () => {
  const list = new ThinnedList();
  for (let value = 0; value < 16_384; value++) list.add(value);
  expect(list.sorted()).toHaveLength(16_384);
  for (let value = 16_384; value < 100_000; value++) list.add(value);
  expect(list.count).toBe(100_000);
  expect(list.sorted()).toHaveLength(12_500);
  expect([...list.sorted().slice(0, 3)]).toEqual([0, 8, 16]);
});
