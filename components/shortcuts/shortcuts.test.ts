import { expect, test } from "vitest";
import { KEYED_PERIODS } from "../filters/keyed-periods.ts";
import { LETTERS } from "./pressed-key.ts";
import { keepsShortcutsOff, shortcutCookie } from "./shortcut-cookie.ts";
import { SHORTCUTS } from "./shortcut-list.ts";

test("every letter that is listened to is in the help, and the other way round", () => {
  const listed = SHORTCUTS.flatMap(({ shortcuts }) => shortcuts.flatMap(({ keys }) => keys));
  const letters = listed.filter((key) => /^[A-Z]$/.test(key)).map((key) => key.toLowerCase());
  expect([...letters].sort()).toEqual([...LETTERS].sort());
  expect(KEYED_PERIODS.every(({ key }) => LETTERS.includes(key))).toBe(true);
});

test("single keys stay off for a year once they are turned off, and are on by default", () => {
  const [cookie = ""] = shortcutCookie(true).split(";");
  expect(keepsShortcutsOff(`theme=dark; ${cookie}`)).toBe(true);
  expect(keepsShortcutsOff("theme=dark")).toBe(false);
  expect(keepsShortcutsOff("other-shortcuts=off")).toBe(false);
  expect(shortcutCookie(true)).toContain("max-age=31536000");
  expect(shortcutCookie(false)).toContain("max-age=0");
});
