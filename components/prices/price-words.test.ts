import { describe, expect, test } from "vitest";
import { listing } from "../charts/price-history/sample.ts";
import {
  bandWords,
  dayDoubt,
  listingFacts,
  periodWords,
  searchWords,
  soldWords,
} from "./price-words.ts";
import { NO_SEARCH } from "./select-listings.ts";

const model = {
  provider: "acme",
  model: "acme-large",
  aliases: [],
  endsOn: null,
  longFromTokens: 272_001,
  regionPercent: 10,
  regions: [],
  listings: [],
  access: [],
};
const usual = listing("standard", "2025-04-16", null, "2");

describe("the days of a price", () => {
  test("name the last day on which it holds, not the first of the next", () => {
    const past = listing("standard", "2025-04-16", "2025-06-10", "10");
    expect(periodWords(past)).toBe("16 Apr 2025 to 9 Jun 2025, then the price changed");
    expect(periodWords(usual)).toBe("Since 16 Apr 2025");
  });

  test("say where the day of the end is not known", () => {
    expect(periodWords({ ...usual, endReason: "end_unknown" })).toBe(
      "From 16 Apr 2025; off the price list since, day not known",
    );
  });

  test("are doubted unless the seller names them", () => {
    expect(dayDoubt({ dateBasis: "documented" })).toBeNull();
    expect(dayDoubt({ dateBasis: "observed" })).toMatch(/^Day not documented/);
    expect(dayDoubt({ dateBasis: "assumed" })).toMatch(/^Day not documented/);
  });
});

test("272,000 tokens are still short where the long price begins above them", () => {
  expect(bandWords({ band: "short" }, model)).toContain("at most 272,000 tokens");
  expect(bandWords({ band: "long" }, model)).toContain("272,001 tokens or more");
  expect(bandWords({ band: "all" }, model)).toBeNull();
});

test("an ordinary listing needs no words beside its region's surcharge", () => {
  expect(listingFacts(usual, { ...model, regionPercent: null })).toEqual([]);
  expect(listingFacts(usual, model)).toEqual([
    "10 % more on the endpoints of a data-residency region.",
  ]);
  expect(listingFacts({ ...usual, closedIn: ["eu"] }, { ...model, regions: ["us"] })).toEqual([
    "10 % more on the endpoints of us.",
    "Not offered in eu.",
  ]);
});

test("a tier that is not sold says that alone", () => {
  const unsold = { ...usual, availability: "not_listed", dateBasis: "assumed" } as const;
  expect(listingFacts(unsold, model)).toEqual([
    "Looked for in the tier's price list and not there.",
  ]);
});

test("models are, were or will be sold, by the day", () => {
  expect(soldWords("2026-11-21", "2026-11-21")).toBe("are sold");
  expect(soldWords("2026-11-20", "2026-11-21")).toBe("were sold");
  expect(soldWords("2026-11-22", "2026-11-21")).toBe("will be sold, as far as is announced");
});

test("a search is told on paper with its day and all that narrows it", () => {
  const search = { ...NO_SEARCH, day: "2026-11-21" };
  expect(searchWords(search)).toBe("prices in force on 21 Nov 2026 (UTC)");
  expect(searchWords({ ...search, text: "o3", tier: "flex", unsold: true })).toBe(
    "prices in force on 21 Nov 2026 (UTC) \u00b7 \u201co3\u201d \u00b7 tier flex \u00b7 tiers not sold included",
  );
});
