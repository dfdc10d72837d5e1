import { expect, test } from "vitest";
import { placeKey } from "./picture-key.ts";

const entry = (label: string) => ({ label, looksLike: null, look: "solid" }) as const;
const tenEach = (text: string): number => text.length * 10;

test("entries of a key stand in one line while they fit, the gap after the last does not count", () => {
  // 16 px swatch + 6 + 40 px of text = 62 each, 16 between: 62 + 16 + 62 = 140
  const key = [entry("flex"), entry("fast")];
  expect(placeKey(key, 140, tenEach).map(({ x, line }) => [x, line])).toEqual([
    [0, 0],
    [78, 0],
  ]);
  expect(placeKey(key, 139, tenEach).map(({ x, line }) => [x, line])).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

test("an entry that is wider than the picture has a line of its own", () => {
  const key = [entry("a".repeat(50)), entry("flex")];
  expect(placeKey(key, 100, tenEach).map(({ line }) => line)).toEqual([0, 1]);
});
