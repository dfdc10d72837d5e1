import { expect, test } from "vitest";
import type { SavedView } from "../../lib/wire/saved-views.ts";
import { filtersIn, placeHref } from "./place-href.ts";
import { PLACES, type Place } from "./places.ts";

const place = (href: string): Place => {
  const found = PLACES.find((one) => one.href === href);
  if (!found) throw new Error(`no place ${href}`);
  return found;
};

const VIEWS: readonly SavedView[] = [
  { id: 1, name: "Flex", path: "/savings", query: "tier=flex", isDefault: true },
  { id: 2, name: "Batch", path: "/latency", query: "tier=batch", isDefault: false },
];

test("the filters in force come along to another question, and what a page keeps for itself does not", () => {
  const filters = filtersIn("tier=flex&cut=project&model!=o3&open=chat");
  expect(filters).toBe("tier=flex&model%21=o3");
  expect(placeHref(place("/savings"), filters, VIEWS)).toBe("/savings?tier=flex&model%21=o3");
  expect(placeHref(place("/imports"), filters, VIEWS)).toBe("/imports");
});

test("without filters a place leads to the view that it opens with", () => {
  expect(placeHref(place("/savings"), "", VIEWS)).toBe("/savings?tier=flex");
  expect(placeHref(place("/latency"), "", VIEWS)).toBe("/latency");
  expect(placeHref(place("/savings"), "", null)).toBe("/savings");
});

test("a page that was asked to show all puts no filter in force", () => {
  expect(filtersIn("period=all")).toBe("");
  expect(filtersIn("period=all&tier=flex")).toBe("period=all&tier=flex");
});
