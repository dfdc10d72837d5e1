import { expect, test } from "vitest";
import { FieldReader } from "../../lib/formats/field-reader.ts";
import { rejectWords } from "./reject-words.ts";

const READ = new FieldReader();

function heading(value: string): string {
  READ.begin();
  READ.count("prompt_tokens", value);
  if (READ.problem === null) throw new Error(`${value} is a count`);
  const { field, says } = rejectWords(READ.problem);
  return `${field}${says}`;
}

test("causes of one column that expect the same are told apart by what is wrong", () => {
  const expected = "expected a whole number from 0 to 1,000,000,000,000";
  expect(heading("-7")).toBe(`prompt_tokens is below zero; ${expected}`);
  expect(heading("many")).toBe(`prompt_tokens is no number; ${expected}`);
  expect(heading("1.5")).toBe(`prompt_tokens has a fraction; ${expected}`);
  expect(heading("9999999999999")).toBe(`prompt_tokens is too large; ${expected}`);
});

test("a broken quote is told in plain words; an unknown cause by what was expected", () => {
  expect(rejectWords({ field: null, code: "broken-quote", expected: "cells" }).says).toMatch(
    /^A quote is opened and never closed/,
  );
  expect(rejectWords({ field: null, code: "no-row", expected: "an object" }).says).toBe(
    "Expected an object",
  );
  expect(rejectWords({ field: "time", code: "new", expected: "a day" })).toEqual({
    field: "Time",
    says: ": expected a day",
  });
});
