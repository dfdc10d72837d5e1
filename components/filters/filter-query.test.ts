import { expect, test } from "vitest";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { changedFilters, filterQuery, overviewHref, sortedQuery, toggled } from "./filter-query.ts";

const us = (iso: string): number => Date.parse(iso) * 1000;

const nothing: AppliedFilters = {
  period: "all",
  fromUs: null,
  toUs: null,
  fromDay: null,
  toDay: null,
  zone: "UTC",
  prefer: "calls",
  data: null,
  models: [],
  tiers: [],
  projects: [],
  workloads: [],
  providers: [],
  tiersServed: [],
  tiersRequested: [],
  apiKeys: [],
  endpoints: [],
  errorClasses: [],
  outcomes: [],
  exclude: {},
  ignored: [],
};

test("no filters make a bare address", () => {
  expect(overviewHref(nothing)).toBe("/");
  expect(overviewHref({ ...nothing, period: "30d" }, { period: "all" })).toBe("/");
});

test("a value with a comma, an ampersand or a plus stays one value", () => {
  const values = ["a,b", "c&d", "e+f"];
  const query = filterQuery(changedFilters(nothing, { models: values })).toString();
  expect(new URLSearchParams(query).getAll("model")).toEqual(values);
});

const november: AppliedFilters = {
  ...nothing,
  period: "custom",
  fromUs: us("2026-11-01T00:00:00Z"),
  toUs: us("2026-12-01T00:00:00Z"),
  fromDay: "2026-11-01",
  toDay: "2026-11-30",
};

test("a custom period names its days, the last one included", () => {
  expect(overviewHref(november)).toBe("/?from=2026-11-01&to=2026-11-30");
  expect(overviewHref(november, { tiers: ["flex"] })).toBe(
    "/?from=2026-11-01&to=2026-11-30&tier=flex",
  );
});

test("another zone keeps the days of a custom period, however often it is changed", () => {
  const there = changedFilters(november, { zone: "America/New_York" });
  const back = changedFilters(there, { zone: "UTC" });
  expect(overviewHref(there)).toBe("/?from=2026-11-01&to=2026-11-30&zone=America%2FNew_York");
  expect(overviewHref(back)).toBe("/?from=2026-11-01&to=2026-11-30");
});

test("a preset period forgets the days of a custom one", () => {
  expect(overviewHref(november, { period: "7d" })).toBe("/?period=7d");
});

test("aggregate rows in place of calls are part of the address, calls are not", () => {
  expect(overviewHref(nothing, { prefer: "buckets" })).toBe("/?prefer=buckets");
  expect(overviewHref({ ...nothing, prefer: "buckets" }, { prefer: "calls" })).toBe("/");
});

test("whose data is shown is part of the address once it was chosen", () => {
  expect(overviewHref(nothing, { data: "sample" })).toBe("/?data=sample");
  expect(overviewHref({ ...nothing, data: "sample" }, { tiers: ["flex"] })).toBe(
    "/?data=sample&tier=flex",
  );
  expect(overviewHref({ ...nothing, data: "sample" }, { data: null })).toBe("/");
});

test("the order of different filters in an address says nothing, that of one filter's values does", () => {
  const sorted = (query: string) => sortedQuery(new URLSearchParams(query));
  expect(sorted("tier=flex&model=b&model=a")).toBe("model=b&model=a&tier=flex");
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
