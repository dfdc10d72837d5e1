import type { PriceListing } from "../../../lib/wire/prices.ts";
import type { PriceHistoryData } from "./prepare.ts";

const us = (day: string): number => Date.parse(day) * 1_000;

export function listing(
  tier: string,
  from: string,
  to: string | null,
  input: string,
): PriceListing {
  return {
    id: `acme/acme-large/${tier}/all@${from}`,
    provider: "acme",
    model: "acme-large",
    tier,
    band: "all",
    fromUs: us(from),
    toUs: to === null ? null : us(to),
    endReason: to === null ? null : "price_change",
    guaranteedUntil: null,
    availability: "available",
    status: "in-force",
    valueBasis: "published",
    dateBasis: "documented",
    input,
    cachedInput: null,
    cacheWrite: null,
    cacheWrite1h: null,
    output: String(Number(input) * 4),
    threshold: null,
    regionalUplift: null,
    closedIn: [],
    source: "acme.example/pricing",
    confidence: "high",
    notes: null,
  };
}

const base = {
  model: "acme-large",
  tokenClass: "input",
  atUs: us("2026-11-21"),
  nowUs: us("2026-11-21"),
} as const;

export const samples: Readonly<Record<string, PriceHistoryData>> = {
  usual: {
    ...base,
    listings: [
      listing("standard", "2025-04-16", "2025-06-10", "10"),
      listing("standard", "2025-06-10", null, "2"),
      listing("flex", "2025-06-10", null, "1"),
      listing("priority", "2025-06-10", "2026-06-01", "3.5"),
    ],
  },
  empty: { ...base, listings: [] },
  hostile: {
    ...base,
    model: "<img src=x>",
    listings: [
      listing('"><script>', "2025-04-16", null, "1"),
      listing("constructor", "2025-04-16", null, "2"),
    ],
  },
  "a price every day": {
    ...base,
    listings: Array.from({ length: 2_000 }, (_, i) =>
      listing("standard", isoDay(i), isoDay(i + 1), String((i % 5) + 1)),
    ),
  },
};

function isoDay(offset: number): string {
  return new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10);
}
