import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CallFilters } from "../wire/calls.ts";
import { type CallPlace, printCallCursor, readCallCursor } from "./call-cursor.ts";
import { readCallFilters } from "./call-filters.ts";

const NOW = Date.UTC(2026, 10, 1) * 1_000;
const read = (query: string) =>
  readCallFilters(new URLSearchParams(query), { nowUs: NOW, defaultZone: "UTC" });
const filtersOf = (query: string): CallFilters => read(query).filters;

const KEY = "0f8fad5b-d9cb-469f-a165-70867728950e";
const PLACE: CallPlace = { atUs: NOW - 1, key: KEY, value: null, window: null };

describe("the filters of a page of calls", () => {
  test("without any, mean fifty calls from the newest on", () => {
    const { filters, place } = read("");
    expect(filters).toMatchObject({
      order: { sort: "time", descending: true },
      ...{ limit: 50, requestId: null, operationId: null, after: null, ignored: [] },
    });
    expect(place).toBeNull();
  });

  test("hold what every page is filtered by, and ids", () => {
    const { filters } = read(
      "model=o3&errorClass=quota&requestId=req_1&operationId=op&usage=missing&sort=-cost&limit=7",
    );
    expect(filters).toMatchObject({
      ...{
        models: ["o3"],
        errorClasses: ["quota"],
        requestId: "req_1",
        operationId: "op",
        usage: "missing",
      },
      ...{ order: { sort: "cost", descending: true }, limit: 7, ignored: [] },
    });
  });

  test.each([
    ["sort=price", "sort", /expected one of -time, time/],
    ["usage=none", "usage", /expected missing/],
    ["limit=0", "limit", /from 1 to 500/],
    ["limit=1e9", "limit", /from 1 to 500/],
    [`requestId=${"x".repeat(513)}`, "requestId", /at most 512/],
    ["after=zzz", "after", /cursor of an earlier page/],
    ["colour=red", "colour", /no such filter/],
  ])("leave out %s and say why", (query, name, why) => {
    const { ignored } = filtersOf(query);
    expect(ignored.map((one) => one.name)).toEqual([name]);
    expect(ignored[0]?.why).toMatch(why);
  });

  test("take the open call and the columns for none of theirs", () => {
    expect(filtersOf(`call=${KEY}&columns=time,cost`).ignored).toEqual([]);
  });
});

describe("a cursor", () => {
  const moment = fc.record({
    atUs: fc.integer({ min: Date.UTC(2015, 0, 1) * 1_000, max: NOW }),
    key: fc.uuid(),
  });

  test("names the place that it was printed for", () => {
    const value = fc.option(fc.bigInt({ min: 0n, max: 10n ** 30n }).map(String));
    const window = fc.record({ from: moment, to: moment, calls: fc.nat(), whole: fc.boolean() });
    fc.assert(
      fc.property(moment, value, window, (at, amount, sorted) => {
        for (const [query, place] of [
          ["model=o3", { ...at, value: null, window: null }],
          ["sort=-cost&project=search", { ...at, value: amount, window: sorted }],
        ] as const) {
          const filters = filtersOf(query);
          const text = printCallCursor(filters, place);
          expect(text).toMatch(/^[\w-]+$/);
          expect(readCallCursor(filters, text)).toEqual({ ok: true, value: place });
          expect(read(`${query}&after=${text}`)).toMatchObject({ place, filters: { ignored: [] } });
        }
      }),
      { seed: 5 },
    );
  });

  test("is good whatever the clock has done to a named period meanwhile", () => {
    const text = printCallCursor(filtersOf("period=7d"), PLACE);
    const later = { nowUs: NOW + 3_600_000_000, defaultZone: "UTC" };
    const { place } = readCallFilters(new URLSearchParams(`period=7d&after=${text}`), later);
    expect(place).toEqual(PLACE);
  });

  test.each([
    ["", "model=o3"],
    ["model=o3", "model=gpt-5"],
    ["model=o3", "model!=o3"],
    ["model=o3", "project=o3"],
    ["", "sort=time"],
    ["", "sort=-latency"],
    ["", "requestId=a"],
    ["requestId=a", "operationId=a"],
    ["from=2026-01-01", "from=2026-01-02"],
  ])("of %j is refused for %j", (query, other) => {
    const text = printCallCursor(filtersOf(query), PLACE);
    expect(readCallCursor(filtersOf(other), text).ok).toBe(false);
  });

  test("that somebody made up or cut is refused, never an error", () => {
    const filters = filtersOf("");
    const whole = printCallCursor(filters, PLACE);
    const json = fc
      .json()
      .map((text) => btoa(unescape(encodeURIComponent(text))).replaceAll("=", ""));
    const cut = fc.nat({ max: whole.length - 1 }).map((length) => whole.slice(0, length));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), json, cut), (text) => {
        expect(readCallCursor(filters, text).ok).toBe(false);
      }),
      { seed: 6, numRuns: 500 },
    );
    const forged = (change: object): string =>
      btoa(JSON.stringify({ ...JSON.parse(atob(whole)), ...change })).replaceAll("=", "");
    expect(readCallCursor(filters, forged({})).ok).toBe(true);
    for (const place of [
      { ...PLACE, atUs: 1.5 },
      { ...PLACE, atUs: -1 },
      { ...PLACE, key: "'; drop table calls; --" },
      { ...PLACE, value: "1e9" },
      { ...PLACE, more: 1 },
      { ...PLACE, window: {} },
    ]) {
      expect(readCallCursor(filters, forged({ place })).ok).toBe(false);
    }
    expect(readCallCursor(filters, "A".repeat(100_000)).ok).toBe(false);
  });
});
