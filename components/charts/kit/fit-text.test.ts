import { expect, test } from "vitest";
import { fitText } from "./fit-text.ts";

const upTo = (most: number) => (text: string) => Array.from(text).length <= most;

test("a name that fits stays as it is", () => {
  expect(fitText("gpt-5.4", upTo(7))).toBe("gpt-5.4");
});

test("a name that is too long keeps both ends, so that two versions of a model stay apart", () => {
  expect(fitText("gpt-5.4-mini-2026-03-17", upTo(11))).toBe("gpt-5\u202603-17");
  expect(fitText("gpt-5.4-mini-2026-09-02", upTo(11))).toBe("gpt-5\u202609-02");
});

test("where nothing fits, one letter of either end is left", () => {
  expect(fitText("abcdef", () => false)).toBe("a\u2026f");
});

test("letters outside the basic plane are not cut in two", () => {
  expect(fitText("\u{1F600}\u{1F601}\u{1F602}\u{1F603}\u{1F604}", upTo(3))).toBe(
    "\u{1F600}\u2026\u{1F604}",
  );
});
