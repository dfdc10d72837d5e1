import { expect, test } from "vitest";
import { readHead } from "../import/read-head.ts";
import type { Head } from "./format.ts";
import { rowKeys } from "./head-keys.ts";

const ofText = (text: string): Head => ({
  kind: "json",
  text,
  headers: [],
  delimiter: ",",
  values: [],
});

test.each([
  ['{"a":1,"b":{"c":[{"d":1', ["a", "b"], ["c", "d"]],
  ['[{"a":"x\\"y\\":","b":[1,{"c":1', ["a", "b"], ["y", "c"]],
  ['{"data":[{"a":1},{"b":{"c":', ["data", "a", "b"], ["c"]],
  ['{"runs":[{"run_type":"llm","inputs":{"data":[{"x":', ["run_type"], ["data", "x"]],
  ['{"other":[{"a":1', ["other"], ["a"]],
  ['{"a":1}\n{"b":2,"cut', ["a", "b"], ["cut"]],
  ['{"a" : "b"', ["a"], ["b"]],
  ["", [], ["a"]],
])("rows cut off in %s show %j and hide %j", (text, shown, hidden) => {
  const has = rowKeys(ofText(text));
  expect(shown.every((key) => has(key))).toBe(true);
  expect(hidden.some((key) => has(key))).toBe(false);
});

test("keys count together only where one row has them, once rows are whole", () => {
  const has = rowKeys({ ...ofText(""), values: [{ a: 1 }, { b: 1 }, 7, null] });
  expect([has("a"), has("b"), has("a", "b")]).toEqual([true, true, false]);
  expect(rowKeys({ ...ofText(""), values: [{}] })("constructor")).toBe(false);
});

test("a first row longer than the head counts by its own keys, not by a list inside it", () => {
  const request = { resourceSpans: [{ data: [{ id: 1 }, { id: 2 }], long: "x".repeat(100_000) }] };
  const { head } = readHead(JSON.stringify(request).slice(0, 65_536), false);
  expect(rowKeys(head)("resourceSpans")).toBe(true);
});
