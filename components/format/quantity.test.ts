import { expect, test } from "vitest";
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatDuration,
  formatShare,
  formatTokens,
} from "./quantity.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("counts have thousands separators, and an unknown count is a dash", () => {
  expect(formatCount(8819)).toBe("8,819");
  expect(formatCount(-1204)).toBe("\u22121,204");
  expect(formatCount(null)).toBe("\u2013");
  expect(formatCounted(1, "call")).toBe("1 call");
  expect(formatCounted(2, "entry", "entries")).toBe("2 entries");
});

test.each([
  [0, "0"],
  [9812, "9,812"],
  [245_896, "246K"],
  [18_059_974, "18.1M"],
  [999_950, "1M"],
  [1_240_000_000, "1.24B"],
])("%i tokens read %s", (tokens, shown) => {
  expect(formatTokens(tokens)).toBe(shown);
});

test.each([
  [0, 5, "0 %"],
  [1, 8, "12.5 %"],
  [962, 1000, "96.2 %"],
  [42, 10_000, "0.42 %"],
  [13, 100_000, "0.013 %"],
  [1, 1_000_000_000, "<0.001 %"],
  [9_999_999, 10_000_000, "99.9 %"],
  [7, 7, "100 %"],
  [-1, 4, "\u221225 %"],
  [1, 0, "\u2013"],
])("%d of %d is %s", (part, whole, shown) => {
  expect(plain(formatShare(part, whole))).toBe(shown);
});

test.each([
  [850, "850 ms"],
  [4_210, "4.2 s"],
  [59_990, "1 min"],
  [720_000, "12 min"],
  [11_160_000, "3.1 h"],
  [216_000_000, "2.5 d"],
])("%d ms read %s", (ms, shown) => {
  expect(plain(formatDuration(ms))).toBe(shown);
});

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [999_999, "1 MB"],
  [1_234_567, "1.23 MB"],
  [2_147_483_648, "2.15 GB"],
])("%d bytes read %s", (bytes, shown) => {
  expect(plain(formatBytes(bytes))).toBe(shown);
});
