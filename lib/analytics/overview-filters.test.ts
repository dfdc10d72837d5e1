import { expect, test } from "vitest";
import { cellFilterOf, readOverviewFilters } from "./overview-filters.ts";

const nowUs = Date.UTC(2026, 10, 20, 15, 30) * 1_000;
const read = (query: string, defaultZone = "UTC") =>
  readOverviewFilters(new URLSearchParams(query), { nowUs, defaultZone });

test("without parameters the whole of the data is shown", () => {
  const filters = read("");
  expect(filters).toMatchObject({
    period: "all",
    fromUs: null,
    toUs: null,
    zone: "UTC",
    ignored: [],
  });
});

test("seven days end now and begin at the local midnight six days ago", () => {
  const filters = read("period=7d&zone=Europe/Berlin");
  expect(filters.fromUs).toBe(Date.UTC(2026, 10, 13, 23) * 1_000);
  expect(filters.toUs).toBe(nowUs);
});

test("a custom period includes its last day, also where that day has 25 hours", () => {
  const filters = read("from=2026-10-25&to=2026-10-25&zone=Europe/Berlin");
  expect(filters.fromUs).toBe(Date.UTC(2026, 9, 24, 22) * 1_000);
  expect(filters.toUs).toBe(Date.UTC(2026, 9, 25, 23) * 1_000);
});

test("a custom period keeps its days as given, in any zone", () => {
  const days = { fromDay: "2026-11-01", toDay: "2026-11-30" };
  expect(read("from=2026-11-01&to=2026-11-30")).toMatchObject(days);
  expect(read("from=2026-11-01&to=2026-11-30&zone=America/New_York")).toMatchObject(days);
  expect(read("period=7d&from=2026-11-01")).toMatchObject({
    fromDay: null,
    toDay: null,
    ignored: [{ name: "from", value: "2026-11-01", why: "period=7d names the period" }],
  });
});

test("calls count where both grains tell of the same, unless buckets are preferred by name", () => {
  expect(read("").prefer).toBe("calls");
  expect(read("prefer=buckets").prefer).toBe("buckets");
  expect(read("prefer=both")).toMatchObject({ prefer: "calls", ignored: [{ name: "prefer" }] });
});

test("whose data is shown is decided by what is stored, unless an origin is named", () => {
  expect(read("").data).toBeNull();
  expect(read("data=sample").data).toBe("sample");
  expect(read("data=both")).toMatchObject({ data: null, ignored: [{ name: "data" }] });
  expect(cellFilterOf(read(""), "own").synthetic).toBe(false);
  expect(cellFilterOf(read(""), "sample").synthetic).toBe(true);
});

test("a period that ends before it begins is ignored and said so", () => {
  const filters = read("from=2026-11-02&to=2026-11-01");
  expect(filters).toMatchObject({ fromUs: null, toUs: null });
  expect(filters.ignored[0]?.why).toBe("the period ends before it begins");
});

test("an unknown zone, period, day or filter is ignored by name, and the rest still holds", () => {
  const filters = read("zone=Mars/Base&period=fortnight&model=o3&colour=red");
  expect(filters.models).toEqual(["o3"]);
  expect(filters.zone).toBe("UTC");
  expect(filters.ignored.map(({ name }) => name)).toEqual(["zone", "period", "colour"]);
  expect(read("from=2026-02-31").ignored[0]?.name).toBe("from");
});

test("several models may be named, once each, and unknown stands for records without one", () => {
  const filters = read("model=o3&model=unknown&model=o3");
  expect(filters.models).toEqual(["o3", "unknown"]);
  expect(cellFilterOf(filters, "own").models).toEqual(["o3", null]);
});

test("a flood of values is cut off at a hundred and said so", () => {
  const filters = read(Array.from({ length: 150 }, (_, i) => `model=m${i}`).join("&"));
  expect(filters.models).toHaveLength(100);
  expect(filters.ignored[0]?.value).toBe("150 values");
});

test("a value is left out by its parameter with a mark behind it", () => {
  const filters = read("model!=o3&model!=unknown&errorClass=rate_limit&outcome=error");
  expect(filters.exclude).toEqual({ models: ["o3", "unknown"] });
  expect(filters.ignored).toEqual([]);
  const cells = cellFilterOf(filters, "own");
  expect(cells.exclude).toEqual({ models: ["o3", null] });
  expect(cells.models).toBeUndefined();
  expect(cells).toMatchObject({ errorClasses: ["rate_limit"], outcomes: ["error"] });
});

test("an error class or outcome that does not exist is ignored, with those that do", () => {
  const filters = read("errorClass=429&outcome!=fine&errorClass=quota");
  expect(filters.errorClasses).toEqual(["quota"]);
  expect(filters.exclude).toEqual({});
  expect(filters.ignored.map(({ name, value }) => `${name}=${value}`)).toEqual([
    "errorClass=429",
    "outcome!=fine",
  ]);
  expect(filters.ignored[0]?.why).toContain("flex_unavailable");
});

test("of a filter that takes one value the first holds, and each other is said to be ignored", () => {
  const filters = read("zone=Europe/Berlin&zone=UTC&from=2026-11-01&from=2026-11-02");
  expect(filters).toMatchObject({ zone: "Europe/Berlin", fromDay: "2026-11-01" });
  const why = "named twice: the first one holds";
  expect(filters.ignored).toEqual([
    { name: "from", value: "2026-11-02", why },
    { name: "zone", value: "UTC", why },
  ]);
});

test("a day of the first centuries is none, rather than one of the last", () => {
  expect(read("from=0001-01-01")).toMatchObject({ fromUs: null, ignored: [{ name: "from" }] });
});
