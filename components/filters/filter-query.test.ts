import { expect, test } from "vitest";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { filterQuery, overviewHref, toggled } from "./filter-query.ts";

const us = (iso: string): number => Date.parse(iso) * 1000;

const nothing: AppliedFilters = {
  period: "all",
  fromUs: null,
  toUs: null,
  zone: "UTC",
  models: [],
  tiers: [],
  projects: [],
  workloads: [],
  ignored: [],
};

test("no filters make a bare address", () => {
  expect(overviewHref(nothing)).toBe("/");
  expect(overviewHref({ ...nothing, period: "30d" }, { period: "all" })).toBe("/");
});

test("a value with a comma, an ampersand or a plus stays one value", () => {
  const values = ["a,b", "c&d", "e+f"];
  const query = filterQuery(nothing, { models: values }).toString();
  expect(new URLSearchParams(query).getAll("model")).toEqual(values);
});

test("a custom period names its days, the last one included", () => {
  const november = {
    ...nothing,
    period: "custom",
    fromUs: us("2026-11-01T00:00:00Z"),
    toUs: us("2026-12-01T00:00:00Z"),
  };
  expect(overviewHref(november)).toBe("/?from=2026-11-01&to=2026-11-30");
  expect(overviewHref(november, { tiers: ["flex"] })).toBe(
    "/?from=2026-11-01&to=2026-11-30&tier=flex",
  );
});

test("dragging over days replaces a preset period", () => {
  const days = { from: "2026-11-03", to: "2026-11-05" };
  expect(overviewHref({ ...nothing, period: "30d" }, { days })).toBe(
    "/?from=2026-11-03&to=2026-11-05",
  );
});

test("what was not understood is dropped by the next choice", () => {
  const ignored = [{ name: "colour", value: "red", why: "no such filter" }];
  expect(overviewHref({ ...nothing, ignored }, { zone: "Europe/Berlin" })).toBe(
    "/?zone=Europe%2FBerlin",
  );
});

test("choosing a value twice takes it out again", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});
