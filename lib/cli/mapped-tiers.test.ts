import { expect, test } from "vitest";
import { Mapping } from "../formats/mapping.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { withTierAliases } from "../pricing/with-tier-aliases.ts";
import { unknownMappedTier } from "./mapped-tiers.ts";

const mappingOf = (defaults: object) =>
  Mapping.parse({ columns: { time: "t", model: "m" }, defaults });

test.each([
  {},
  { tierServed: "flex" },
  { tierServed: "default" },
  { tierServed: " Fast " },
  { tierServed: "auto", tierRequested: "auto" },
  { tierServed: null },
])("%j gives tiers that are known", (defaults) => {
  expect(unknownMappedTier(mappingOf(defaults), PRICE_BOOK)).toBeNull();
});

test.each(["tierServed", "tierRequested"])(
  "a %s that nothing is sold at is a wrong mapping",
  (column) => {
    const wrong = unknownMappedTier(mappingOf({ [column]: "flexx" }), PRICE_BOOK);
    expect(wrong).toMatchObject({ exit: 2, code: "mapping-invalid" });
    expect(wrong?.message).toContain(`defaults.${column}: expected one of standard, flex, batch`);
    expect(wrong?.message).toContain(`found "flexx"`);
  },
);

test("a tier word of the user's own is known", () => {
  const own = withTierAliases(PRICE_BOOK, [{ name: "flexx", tier: "flex" }]);
  expect(unknownMappedTier(mappingOf({ tierServed: "flexx" }), own)).toBeNull();
});
