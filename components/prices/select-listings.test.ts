import { expect, test } from "vitest";
import type { PriceCatalogue } from "../../lib/wire/prices.ts";
import { listing } from "../charts/price-history/sample.ts";
import {
  endOfDayUs,
  NO_SEARCH,
  type PriceSearch,
  selectListings,
  soldOn,
  statusOf,
} from "./select-listings.ts";

const SAME_EVERYWHERE = { longFromTokens: null, regionPercent: null, regions: [], access: [] };

const catalogue: PriceCatalogue = {
  atUs: Date.parse("2026-11-21") * 1_000,
  models: [
    {
      provider: "acme",
      model: "acme-large",
      aliases: ["acme-large-2025-04-16"],
      endsOn: null,
      ...SAME_EVERYWHERE,
      listings: [
        listing("flex", "2025-06-10", null, "1"),
        listing("standard", "2025-04-16", "2025-06-10", "10"),
        listing("standard", "2025-06-10", null, "2"),
        { ...listing("priority", "2025-06-10", null, "4"), availability: "not_listed" },
        { ...listing("batch", "2025-06-10", null, "9"), status: "retracted" },
      ],
    },
    {
      provider: "zeta",
      model: "zeta-1",
      aliases: [],
      endsOn: null,
      ...SAME_EVERYWHERE,
      listings: [],
    },
  ],
};

const all = { ...NO_SEARCH, day: "2026-01-01" };
const found = (change: Partial<PriceSearch>) =>
  selectListings(catalogue, { ...all, ...change }).map(
    ({ listing: { tier, input } }) => `${tier} ${input}`,
  );

test("a day shows the prices of that day, the day of a change the new ones", () => {
  expect(found({ day: "2025-06-09" })).toEqual(["standard 10"]);
  expect(found({ day: "2025-06-10" })).toEqual(["standard 2", "flex 1"]);
  expect(found({ day: "2025-01-01" })).toEqual([]);
});

test("what was taken back never shows; what is not sold shows on request", () => {
  expect(found({ unsold: true })).toEqual(["standard 2", "flex 1", "priority 4"]);
});

test("a search takes parts of names and aliases, in any order and case", () => {
  expect(found({ text: "LARGE acme" })).toHaveLength(2);
  expect(found({ text: "2025-04-16" })).toHaveLength(2);
  expect(found({ text: "(large" })).toEqual([]);
  expect(found({ text: "zeta" })).toEqual([]);
});

test("counts how many models are sold, and at which tier", () => {
  expect([...soldOn(catalogue, "2026-01-01")]).toEqual([
    ["any", 1],
    ["standard", 1],
    ["flex", 1],
  ]);
});

test("text that is no day finds nothing", () => {
  expect(endOfDayUs("")).toBeNull();
  expect(found({ day: "2026-99-01" })).toEqual([]);
});

test("status and confidence narrow a search", () => {
  expect(found({ status: "listed" })).toEqual(["standard 2", "flex 1"]);
  expect(found({ status: "own" })).toEqual([]);
  expect(found({ confidence: "low" })).toEqual([]);
  const [one] = catalogue.models[0]?.listings ?? [];
  if (!one) throw new Error("the catalogue has no listing");
  const list = { input: "2", cachedInput: null, cacheWrite: null, cacheWrite1h: null, output: "8" };
  expect(statusOf({ ...one, contract: { percent: "5", note: "c", list }, own: true })).toBe(
    "contract",
  );
  expect(statusOf({ ...one, own: true })).toBe("own");
  expect(statusOf({ ...one, availability: "preview_invite" })).toBe("preview");
  expect(statusOf({ ...one, status: "announced" })).toBe("announced");
});
