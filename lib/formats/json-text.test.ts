import fc from "fast-check";
import { expect, test } from "vitest";
import { decodedJson, jsonObjectOf } from "./json-text.ts";

test("an object is read as it comes: itself, as text, as text in text, with doubled quotes", () => {
  const object = { status: "success", note: 'say "hi"' };
  const text = JSON.stringify(object);
  expect(jsonObjectOf(object)).toBe(object);
  expect(jsonObjectOf(text)).toEqual(object);
  expect(jsonObjectOf(JSON.stringify(text))).toEqual(object);
  expect(jsonObjectOf('{""model"":""gpt-5"",""n"":1}')).toEqual({ model: "gpt-5", n: 1 });
});

test.each([null, undefined, "", "{", "[1]", "plain", 7, "{'single': 1}"])(
  "%j is no object",
  (value) => {
    expect(jsonObjectOf(value)).toEqual({});
  },
);

test("an object encoded twice is the object, whatever it holds", () => {
  const object = fc.dictionary(
    fc.string(),
    fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(object, (value) => {
      expect(decodedJson(JSON.stringify(JSON.stringify(value)))).toEqual(
        JSON.parse(JSON.stringify(value)),
      );
    }),
    { seed: 7 },
  );
});
