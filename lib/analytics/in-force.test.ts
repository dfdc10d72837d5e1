import { expect, test } from "vitest";
import { isInForce, isSold } from "./in-force.ts";

const listing = { status: "in-force", availability: "available", fromUs: 100, toUs: 200 } as const;

test("a price holds from its first microsecond until the one before its end", () => {
  expect([99, 100, 199, 200].map((us) => isInForce(listing, us))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isInForce({ ...listing, toUs: null }, 10 ** 15)).toBe(true);
});

test("an announced price holds from its day on; one that was taken back never does", () => {
  expect(isInForce({ ...listing, status: "announced" }, 150)).toBe(true);
  expect(isInForce({ ...listing, status: "retracted" }, 150)).toBe(false);
});

test("a preview is sold, a tier that is not in the list is not", () => {
  expect(isSold({ availability: "preview_invite" })).toBe(true);
  expect(isSold({ availability: "not_listed" })).toBe(false);
});
