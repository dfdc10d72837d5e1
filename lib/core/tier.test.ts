import { expect, test } from "vitest";
import { canonicalServedTier, canonicalTier } from "./tier.ts";

test("default, ON_DEMAND and standard_only are the standard tier", () => {
  for (const label of ["default", "ON_DEMAND", "standard_only", " Standard "]) {
    expect(canonicalTier(label, "openai"), label).toBe("standard");
  }
});

test("fast is OpenAI's priority tier but Anthropic's own", () => {
  expect(canonicalTier("fast", "openai")).toBe("priority");
  expect(canonicalTier("fast", null)).toBe("priority");
  expect(canonicalTier("fast", "anthropic")).toBe("fast");
});

test("flex goes by several names", () => {
  for (const label of ["flex", "flex-tier", "flex_discount", "ON_DEMAND_FLEX"]) {
    expect(canonicalTier(label, null), label).toBe("flex");
  }
});

test("a missing tier is unknown, never standard", () => {
  for (const label of [null, undefined, "", "  ", "unknown", "unspecified"]) {
    expect(canonicalTier(label, "openai")).toBeNull();
  }
});

test("auto can be asked for but is never what was served", () => {
  expect(canonicalTier("auto", "openai")).toBe("auto");
  expect(canonicalServedTier("auto", "openai")).toBeNull();
});

test("a label that nobody has seen passes through by name", () => {
  expect(canonicalTier("incentivized-tier", "openai")).toBe("incentivized-tier");
  expect(canonicalTier("__proto__", "openai")).toBe("__proto__");
});
