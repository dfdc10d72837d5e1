import { expect, test } from "vitest";
import { isLostCode } from "./lost-code.ts";

test("a chunk that did not arrive is told from every other error", () => {
  const named = Object.assign(new Error("gone"), { name: "ChunkLoadError" });
  expect(isLostCode(named)).toBe(true);
  expect(isLostCode(new Error("Failed to load chunk /_next/static/chunks/1.js"))).toBe(true);
  expect(isLostCode(new Error("the user's text: Failed to load chunk"))).toBe(false);
  expect([null, undefined, "ChunkLoadError", 0, {}].map(isLostCode)).not.toContain(true);
});
