import { expect, test } from "vitest";
import { shortName } from "./short-name.ts";

test("a name of up to 60 characters is quoted as it is", () => {
  expect(shortName("Request tokens")).toBe("Request tokens");
  expect(shortName("x".repeat(60))).toBe("x".repeat(60));
});

test("a longer one is cut to 60 characters, never inside of one, however long it is", () => {
  expect(shortName("x".repeat(61))).toBe(`${"x".repeat(59)}…`);
  expect(shortName("🎈".repeat(1_000_000))).toBe(`${"🎈".repeat(59)}…`);
});

test("it stays on one line", () => {
  expect(shortName("in\r\n\0put")).toBe("in put");
});
