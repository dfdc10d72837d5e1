import { describe, expect, test } from "vitest";
import { isoFromUs, parseIsoUs, US_PER_HOUR } from "../core/time.ts";
import { PRICE_BOOK } from "./price-book.ts";
import {
  inputSizeBoundaries,
  peakHours,
  priceChangeInstantsUs,
  priceDependence,
} from "./price-calendar.ts";
import { withAliases } from "./with-aliases.ts";

describe("the moments and sizes at which something about a price changes", () => {
  const instants = priceChangeInstantsUs(PRICE_BOOK);

  test("include price changes, shutdowns, re-pointed names and tomorrow's prices, in order", () => {
    const days = instants.map(isoFromUs);
    for (const day of [
      "2024-10-02T00:00:00.000Z", // gpt-4o re-pointed
      "2025-06-10T00:00:00.000Z", // o3 cut
      "2026-08-16T16:00:00.000Z", // DeepSeek's peak hours begin
      "2026-10-23T00:00:00.000Z", // o1, o3-mini and others end
      "2026-11-22T00:00:00.000Z", // the promise of gpt-5.6-sol's price is over
      "2027-01-01T00:00:00.000Z", // Gemini Flash doubles
      "2027-02-01T00:00:00.000Z", // an alias ends
    ]) {
      expect(days).toContain(day);
    }
    expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
  });

  test("leave the withdrawn announcement out", () => {
    const only = instants.filter((us) => us === parseIsoUs("2026-09-01"));
    // Claude Fable 5.1 began on that day; nothing else may depend on Sonnet 5's withdrawn rise.
    expect(only).toHaveLength(1);
  });

  test("fall on whole hours, so that hourly sums never straddle one", () => {
    expect(instants.filter((us) => us % US_PER_HOUR !== 0)).toEqual([]);
  });

  test("are the smallest long inputs of all thresholds", () => {
    expect(inputSizeBoundaries(PRICE_BOOK)).toEqual([100_001, 200_000, 200_001, 272_001]);
  });

  test("are DeepSeek's two windows, Monday to Friday in UTC", () => {
    const weekdays = [1, 2, 3, 4, 5];
    expect(peakHours(PRICE_BOOK)).toEqual([
      { weekdays, fromHour: 1, toHour: 4 },
      { weekdays, fromHour: 6, toHour: 10 },
    ]);
  });
});

describe("whether hours and sizes matter to a name's price", () => {
  const on = (name: string, book = PRICE_BOOK) => priceDependence(book, name);

  test("is told by any model that the name may mean, with a provider before it or a date behind it too", () => {
    expect(on("o3")).toEqual({ onHour: false, onInputSize: false });
    expect(on("deepseek-v4-pro")).toMatchObject({ onHour: true });
    expect(on("deepseek/deepseek-v4-pro")).toMatchObject({ onHour: true });
    expect(on("gpt-5.6-sol")).toMatchObject({ onInputSize: true });
    expect(on("nobody's model")).toEqual({ onHour: false, onInputSize: false });
  });

  test("follows what a name of the user's own means", () => {
    const own = withAliases(PRICE_BOOK, [
      { name: "house", provider: "deepseek", model: "deepseek-v4-pro" },
    ]);
    expect(on("house", own)).toMatchObject({ onHour: true });
    expect(on("house")).toMatchObject({ onHour: false });
  });

  test("is true of every listed name whose model has peak hours or long rows", () => {
    for (const [name, { byProvider }] of PRICE_BOOK.names) {
      for (const { lasting } of byProvider) {
        const told = on(name);
        if (lasting?.model.entry.clock) expect([name, told.onHour]).toEqual([name, true]);
        if (lasting?.model.entry.longContext) {
          expect([name, told.onInputSize]).toEqual([name, true]);
        }
      }
    }
  });
});
