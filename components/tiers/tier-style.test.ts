import { expect, test } from "vitest";
import { compareTiers, tierStyle } from "./tier-style.ts";

test("every named tier differs in colour, dash and marker", () => {
  const styles = ["standard", "flex", "batch", "priority", "ultrafast", "scale", "unknown"].map(
    tierStyle,
  );
  for (const looks of ["colour", "dash", "marker"] as const) {
    expect(new Set(styles.map((style) => style[looks])).size).toBe(7);
  }
});

test("a tier named like a property of every object has the looks of an unlisted tier", () => {
  expect(tierStyle("constructor")).toBe(tierStyle("off_peak"));
  expect(tierStyle("__proto__")).toBe(tierStyle("off_peak"));
});

test("tiers are shown in one order, with unknown last", () => {
  const tiers = ["unknown", "scale", "priority", "batch", "off_peak", "standard", "flex"];
  expect(tiers.sort(compareTiers)).toEqual([
    "standard",
    "flex",
    "batch",
    "priority",
    "off_peak",
    "scale",
    "unknown",
  ]);
});
