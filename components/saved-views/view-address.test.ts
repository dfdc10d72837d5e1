import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameView, viewHref, viewQuery } from "./view-address.ts";

test("a view leaves out the open call and where a walk had come to", () => {
  expect(viewQuery("?tier=flex&call=0f8f&after=eyJ2&sort=-cost&open=chat")).toBe(
    "tier=flex&sort=-cost",
  );
});

test("a view of everything says so in its link, lest the page's own view opens", () => {
  expect(viewQuery("?period=all")).toBe("");
  expect(viewHref({ path: "/savings", query: "" })).toBe("/savings?period=all");
  expect(viewHref({ path: "/", query: "tier=flex" })).toBe("/?tier=flex");
});

test("a view is the same in whatever order its parameters stand, but not under other values", () => {
  const of = (query: string) => ({ path: "/savings", query });
  expect(isSameView(of("tier=flex&model=o3"), of("model=o3&tier=flex"))).toBe(true);
  expect(isSameView(of("tier=flex"), of("tier=batch"))).toBe(false);
  expect(isSameView(of("tier=flex"), { path: "/", query: "tier=flex" })).toBe(false);
});

test("what is saved of an address is saved the same again", () => {
  fc.assert(
    fc.property(fc.webQueryParameters(), (search) => {
      const once = viewQuery(search);
      expect(viewQuery(once)).toBe(once);
    }),
    { seed: 4 },
  );
});
