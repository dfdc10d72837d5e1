import { expect, test } from "vitest";
import { own, ownAt, ownObject } from "./json-value.ts";

test("reads nothing that an object inherits", () => {
  expect(own({}, "constructor")).toBeUndefined();
  expect(ownAt({ a: {} }, "a.constructor.name")).toBeUndefined();
  expect(own(JSON.parse('{"__proto__":{"model":"x"}}'), "model")).toBeUndefined();
  expect(ownAt(JSON.parse('{"__proto__":{"model":"x"}}'), "__proto__.model")).toBe("x");
});

test("a dotted path goes inside objects; a key that holds dots itself comes first", () => {
  const value = { usage: { input: 1 }, "gen_ai.usage": { input: 2 }, "usage.output": 3 };
  expect(ownAt(value, "usage.input")).toBe(1);
  expect(ownAt(value, "gen_ai.usage.input")).toBe(2);
  expect(ownAt(value, "usage.output")).toBe(3);
  expect(ownAt(value, "usage.none")).toBeUndefined();
  expect(ownAt("text", "length")).toBeUndefined();
});

test("an absent, null or scalar object reads as an empty one", () => {
  expect(ownObject({ usage: null }, "usage")).toEqual({});
  expect(ownObject({ usage: 1 }, "usage")).toEqual({});
});
