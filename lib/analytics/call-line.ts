import { exactUsd } from "../core/money.ts";
import type { UsageRecord } from "../core/record.ts";
import { COMPARED_TIERS } from "../core/tier.ts";
import { isUndated } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { CallAtTier, CallLine, CallPrice } from "../wire/calls.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import { ledgerLines } from "./ledger.ts";
import { type AtTier, priceCell, priceServed } from "./price-cell.ts";

/** A call as it is listed: its facts, and its exact cost at the tier it was served or why it has none. */
export function callLine(book: PriceBook, key: string, record: UsageRecord): CallLine {
  const price = priceServed(book, cellOfRecord(record));
  const { grain, startUs, endUs, requests, reportedUsd, ...facts } = record;
  return {
    key,
    atUs: isUndated(startUs) ? null : startUs,
    ...facts,
    tierPriced: price.tier,
    cost: price.kind === "priced" ? exactUsd(price.served.total) : null,
    unpriced: price.kind === "priced" ? null : price.reason,
    assumed: price.kind === "priced" ? price.assumed : [],
  };
}

function tierBasisOf({ tierServed, tierRequested }: UsageRecord): CallPrice["tierBasis"] {
  if (tierServed !== null) return "served";
  return tierRequested !== null && tierRequested !== "auto" ? "requested" : "given";
}

const wireAt = (tier: CallAtTier["tier"], there: AtTier): CallAtTier =>
  there.kind === "moved"
    ? { tier, cost: exactUsd(there.priced.total), kept: null }
    : { tier, cost: null, kept: there.reason };

/** The arithmetic behind a call's cost, and the same call at every compared tier; lines sum to the cost exactly. */
export function callPrice(book: PriceBook, record: UsageRecord): CallPrice {
  const cell = cellOfRecord(record);
  const price = priceCell(book, cell);
  const tierBasis = price.tier === null ? "unknown" : tierBasisOf(record);
  if (price.kind === "unpriced") return { tierBasis, lines: [], tiers: [] };
  return {
    tierBasis,
    lines: ledgerLines(book, cell, price.served),
    tiers: COMPARED_TIERS.map((tier) => wireAt(tier, price.at[tier])),
  };
}
