import { expect, test } from "vitest";
import { sortRows } from "./sort-rows.ts";

const values = (rows: { v: string | number | bigint | null }[], descending: boolean) =>
  sortRows(rows, (row) => row.v, descending).map((row) => row.v);

test("money of any size sorts by amount, not by its text", () => {
  expect(values([{ v: 9n }, { v: 10n ** 20n }, { v: 100n }], true)).toEqual([10n ** 20n, 100n, 9n]);
});

test("what is unknown comes last in both directions", () => {
  const rows = [{ v: null }, { v: 2 }, { v: 1 }];
  expect(values(rows, false)).toEqual([1, 2, null]);
  expect(values(rows, true)).toEqual([2, 1, null]);
});

test("names sort as people count: gpt-5 before gpt-10", () => {
  expect(values([{ v: "gpt-10" }, { v: "gpt-5" }], false)).toEqual(["gpt-5", "gpt-10"]);
});

test("equal rows keep the order they came in", () => {
  const rows = ["c", "a", "b"].map((name) => ({ name }));
  expect(sortRows(rows, () => 1, true)).toEqual(rows);
});
