import { expect, test } from "vitest";
import { unreadParts } from "./unread-parts.ts";

test("a word that a page does not have is named, and so is a second value of one that it has", () => {
  const params = new URLSearchParams("tier=flex&colour=red&tier=batch");
  expect(unreadParts(params, ["tier"])).toEqual([
    { name: "colour", value: "red", why: "no such filter" },
    { name: "tier", value: "batch", why: "named twice: the first one holds" },
  ]);
  expect(unreadParts(new URLSearchParams(), ["tier"])).toEqual([]);
});
