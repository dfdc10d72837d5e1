import fc from "fast-check";
import { expect, test } from "vitest";
import { ignoredParts, modelPricesHref, readAddress, writeAddress } from "./price-address.ts";
import { CONFIDENCES, PRICE_STATUSES } from "./select-listings.ts";

const TODAY = "2026-11-21";
const usual = {
  text: "",
  provider: null,
  tier: null,
  day: TODAY,
  unsold: false,
  status: null,
  confidence: null,
  opened: null,
};

const NAMES = {
  providers: ["openai", "groq"],
  tiers: ["standard", "flex"],
  models: ["openai/o3", "groq/openai/gpt-oss-120b"],
};

test("the usual view has a bare address", () => {
  expect(writeAddress(usual, TODAY)).toBe("");
  expect(readAddress(new URLSearchParams(), TODAY, NAMES)).toEqual(usual);
});

test("any view comes back from its address as it was", () => {
  const oneOf = (names: readonly string[]) => fc.option(fc.constantFrom(...names));
  const view = fc.record({
    text: fc.string(),
    provider: oneOf(NAMES.providers),
    tier: oneOf(NAMES.tiers),
    day: fc.constantFrom(TODAY, "2025-06-10", "2027-01-01"),
    unsold: fc.boolean(),
    status: fc.option(fc.constantFrom(...PRICE_STATUSES)),
    confidence: fc.option(fc.constantFrom(...CONFIDENCES)),
    opened: oneOf(NAMES.models),
  });
  fc.assert(
    fc.property(view, (one) => {
      const address = new URLSearchParams(writeAddress(one, TODAY));
      expect(readAddress(address, TODAY, NAMES)).toEqual(one);
    }),
    { seed: 31 },
  );
});

test.each(["", "2026-13-01", "2026-02-30", "tomorrow", "20250610", "+055000-01-01"])(
  'a day that is none ("%s") means today',
  (day) => {
    expect(readAddress(new URLSearchParams({ day }), TODAY, NAMES).day).toBe(TODAY);
  },
);

test("a model is named with its provider, slashes and all", () => {
  const href = modelPricesHref("groq", "openai/gpt-oss-120b");
  const { opened } = readAddress(new URL(href, "http://localhost").searchParams, TODAY, NAMES);
  expect(opened).toBe("groq/openai/gpt-oss-120b");
});

test("what an address asks that is not understood is named, and all else holds", () => {
  const params = new URLSearchParams("q=o3&status=cheap&confidence=high&day=soon&unsold=yes");
  expect(ignoredParts(params, NAMES).map(({ name, value }) => `${name}=${value}`)).toEqual([
    "day=soon",
    "unsold=yes",
    "status=cheap",
  ]);
  expect(readAddress(params, TODAY, NAMES)).toEqual({ ...usual, text: "o3", confidence: "high" });
  expect(ignoredParts(new URLSearchParams(), NAMES)).toEqual([]);
});

test("a name that the price list does not hold is named and filters nothing, and so is an unknown word", () => {
  const params = new URLSearchParams("tier=nope&provider=nobody&model=openai/nope&foo=1&q=o3");
  expect(ignoredParts(params, NAMES)).toEqual([
    { name: "tier", value: "nope", why: "not one of standard, flex" },
    { name: "provider", value: "nobody", why: "the price list has no such provider" },
    { name: "model", value: "openai/nope", why: "the price list has no such model" },
    { name: "foo", value: "1", why: "no such filter" },
  ]);
  expect(readAddress(params, TODAY, NAMES)).toEqual({ ...usual, text: "o3" });
});
