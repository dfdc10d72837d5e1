import { expect, test } from "vitest";
import { cleanCode, cleanId, cleanProvider, cleanText } from "./clean-text.ts";

test("labels are trimmed and lose control characters and lone surrogates", () => {
  expect(cleanText("  gpt-5-mini ")).toBe("gpt-5-mini");
  expect(cleanText("a\u0000b\nc\u0085")).toBe("abc");
  expect(cleanText("a\ud800b")).toBe("ab");
  expect(cleanText("🙂")).toBe("🙂");
});

test("labels end after 512 characters, never inside a character", () => {
  expect(cleanText("x".repeat(600))).toHaveLength(512);
  expect(cleanText(`${"x".repeat(511)}🙂`)).toBe("x".repeat(511));
});

test("numbers and booleans become text; what says nothing or is no scalar becomes null", () => {
  expect([cleanText(7), cleanText(true)]).toEqual(["7", "true"]);
  expect([
    cleanText(""),
    cleanText(" \u0000 "),
    cleanText(null),
    cleanText({}),
    cleanText([1]),
  ]).toEqual(Array(5).fill(null));
});

const WORDS_FOR_NOTHING = [
  "NULL",
  "null",
  "N/A",
  "none",
  "-",
  "\\N",
  "undefined",
  "(null)",
  " None ",
];

test("words for NULL name nothing: no label, no id, no code", () => {
  for (const word of WORDS_FOR_NOTHING) {
    expect([word, cleanText(word), cleanId(word), cleanCode(word)]).toEqual([
      word,
      null,
      null,
      null,
    ]);
  }
});

test("nothing is called unknown, but an error may have that code", () => {
  for (const word of ["unknown", "Unknown", "(unknown)"]) {
    expect([cleanText(word), cleanId(word), cleanCode(word)]).toEqual([null, null, word]);
  }
  expect(["nightly", "nano", "none-of-us", "-x", "unknown-team"].map(cleanText)).not.toContain(
    null,
  );
});

test("an id is never cut short: two long ones would become one", () => {
  expect(cleanId("x".repeat(600))).toHaveLength(600);
});

test("providers are written in lower case", () => {
  expect(cleanProvider(" OpenAI ")).toBe("openai");
});
