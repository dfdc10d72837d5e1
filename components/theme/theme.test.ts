import { expect, test } from "vitest";
import { themeCookie, themeFromCookie } from "./theme.ts";

test("a chosen theme is read back from its cookie", () => {
  for (const theme of ["light", "dark"] as const) {
    const value = themeCookie(theme).match(/^theme=(\w+);/)?.[1];
    expect(themeFromCookie(value)).toBe(theme);
  }
});

test("without a cookie, or with nonsense in it, the system decides", () => {
  expect(themeFromCookie(undefined)).toBe("system");
  expect(themeFromCookie('"><script>')).toBe("system");
});

test("following the system deletes the cookie", () => {
  expect(themeCookie("system")).toContain("max-age=0");
});
