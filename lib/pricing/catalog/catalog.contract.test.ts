import { describe, expect, test } from "vitest";
import { parseUsd } from "../../core/money.ts";
import { parseIsoUs, US_PER_HOUR } from "../../core/time.ts";
import { compileBook } from "../book.ts";
import { priceHistory } from "../price-history.ts";
import type { PriceEntry, ProviderCatalog } from "./entry.ts";
import { CATALOGS } from "./index.ts";

const entriesOf = ({ models }: ProviderCatalog): PriceEntry[] =>
  Object.values(models).flatMap(({ prices }) => prices);

const sourcesOf = ({ source }: PriceEntry): readonly string[] =>
  typeof source === "string" ? [source] : source;

describe.each(CATALOGS)("the prices of $id", (catalog) => {
  const book = compileBook([catalog]);
  const history = priceHistory(book);
  const entries = entriesOf(catalog);

  test("are dated by days or whole hours, and recorded on a day", () => {
    const days = entries.flatMap(({ recorded, guaranteedUntil }) => [recorded, guaranteedUntil]);
    for (const day of [catalog.recorded, ...days]) {
      if (day !== undefined) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    for (const { from } of entries) expect((parseIsoUs(from) ?? 0.5) % US_PER_HOUR).toBe(0);
  });

  test("have a source each", () => {
    for (const entry of entries) {
      expect(sourcesOf(entry).length).toBeGreaterThan(0);
      for (const source of sourcesOf(entry)) expect(source.trim()).not.toBe("");
    }
  });

  test("are appended, never inserted: each tier and band is listed in order of time", () => {
    for (const [model, { prices }] of Object.entries(catalog.models)) {
      const latest = new Map<string, number>();
      for (const { tier, band = "all", from } of prices) {
        const us = parseIsoUs(from) ?? 0;
        const key = `${model} ${tier} ${band}`;
        expect(us).toBeGreaterThan(latest.get(key) ?? 0);
        latest.set(key, us);
      }
    }
  });

  test("never hold two at once for one model, tier and size", () => {
    const charged = history.filter(({ status }) => status !== "retracted");
    for (const a of charged) {
      const clashing = charged.filter(
        (b) =>
          b !== a &&
          b.model === a.model &&
          b.tier === a.tier &&
          (b.band === a.band || b.band === "all" || a.band === "all") &&
          b.fromUs < (a.toUs ?? Number.POSITIVE_INFINITY) &&
          a.fromUs < (b.toUs ?? Number.POSITIVE_INFINITY),
      );
      expect(clashing.map(({ id }) => `${id} clashes with ${a.id}`)).toEqual([]);
      if (a.toUs !== null) expect(a.toUs).toBeGreaterThan(a.fromUs);
    }
  });

  test("are positive amounts where sold, and none where not listed", () => {
    for (const { input, cached, write, write1h, output, availability } of entries) {
      for (const amount of [input, cached, write, write1h, output]) {
        if (amount !== undefined) expect(parseUsd(amount) ?? 0n).toBeGreaterThan(0n);
      }
      if (availability === "not_listed") expect(input).toBeUndefined();
      if (availability === undefined) expect(input).toBeDefined();
    }
  });

  test("name their threshold where size matters, and their hours where the clock does", () => {
    for (const { prices, longContext, clock } of Object.values(catalog.models)) {
      const hasBands = prices.some(({ band }) => band !== undefined);
      expect(longContext !== undefined).toBe(hasBands);
      const tiers = new Set(prices.map(({ tier }) => tier));
      if (clock) expect(tiers.has(clock.peakTier) && tiers.has(clock.otherTier)).toBe(true);
      for (const { from, to } of clock?.hoursUtc ?? []) {
        expect(Number.isInteger(from) && Number.isInteger(to) && from < to).toBe(true);
      }
    }
  });

  test("have ids that name one row each", () => {
    const ids = history.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("no two providers share a name", () => {
  const names = CATALOGS.flatMap(({ id, alsoNamed = [] }) => [id, ...alsoNamed]);
  expect(new Set(names).size).toBe(names.length);
});
