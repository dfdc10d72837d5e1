import { subtractUsd, ZERO_USD } from "../core/money.ts";
import type { Outcome } from "../core/record.ts";
import type { Tier } from "../core/tier.ts";
import { amountOf } from "./amount.ts";
import {
  assumptionNames,
  CACHE_WRITE_UNKNOWN,
  CACHED_UNKNOWN,
  FAILURE_BILLED,
  NOTHING_ASSUMED,
} from "./assumption-set.ts";
import type { PriceBook } from "./book.ts";
import type { CompiledPrice } from "./compiled-price.ts";
import { isUnbilled } from "./failure-billing.ts";
import { priceInForce } from "./price-in-force.ts";
import { splitTokens } from "./split-tokens.ts";
import type { PriceableUsage, Priced, PriceOutcome } from "./types.ts";
import { UNPRICED } from "./unpriced.ts";

const FREE: Priced = Object.freeze({
  ok: true,
  total: ZERO_USD,
  price: null,
  assumed: assumptionNames(NOTHING_ASSUMED),
  moreIfLong: ZERO_USD,
});

const isFailure = (outcome: Outcome): boolean => outcome === "error" || outcome === "cancelled";

function isFree(book: PriceBook, usage: PriceableUsage): boolean {
  const { outcome, inputTotal, outputTotal, provider, errorClass } = usage;
  if (outcome === "gateway_cache_hit") return true;
  if (!isFailure(outcome)) return false;
  return (!inputTotal && !outputTotal) || isUnbilled(book, provider, errorClass);
}

function unknownClasses(usage: PriceableUsage, price: CompiledPrice): number {
  const { inputCached, inputCacheWrite, inputCacheWrite1h } = usage;
  let unknown = inputCached === null && price.cachedMatters ? CACHED_UNKNOWN : NOTHING_ASSUMED;
  if (inputCacheWrite === null) {
    if (price.writeMatters) unknown |= CACHE_WRITE_UNKNOWN;
  } else if (inputCacheWrite > 0 && inputCacheWrite1h === null && price.write1hMatters) {
    unknown |= CACHE_WRITE_UNKNOWN;
  }
  return unknown;
}

/**
 * What a record costs at a tier, in exact picodollars, or why it has no price.
 * Failed calls without tokens, refusals that nobody bills and answers from a gateway's cache cost nothing,
 * whatever else is unknown.
 * Unknown cached and cache-write counts price as none of that class and are named in `assumed`.
 */
export function priceUsage(
  book: PriceBook,
  usage: PriceableUsage,
  tier: Tier | null,
): PriceOutcome {
  const succeeded = usage.outcome === "success";
  if (!succeeded && isFree(book, usage)) return FREE;
  const found = priceInForce(book, usage, tier);
  if (!found.ok) return found;

  const { price, ifLong } = found;
  const { inputTotal, outputTotal } = usage;
  const failed = !succeeded && isFailure(usage.outcome);
  if (!price.pricesOutput && outputTotal !== null && outputTotal > 0) {
    return UNPRICED["no-price-at-date"];
  }
  const isMissing = inputTotal === null || (outputTotal === null && price.pricesOutput);
  const split = isMissing && !failed ? null : splitTokens(usage);
  if (split === null) return UNPRICED["tokens-unknown"];

  const total = amountOf(split, price);
  const assumed =
    found.assumed | unknownClasses(usage, price) | (failed ? FAILURE_BILLED : NOTHING_ASSUMED);
  return {
    ok: true,
    total,
    price: price.version,
    assumed: assumptionNames(assumed),
    moreIfLong: ifLong === null ? ZERO_USD : subtractUsd(amountOf(split, ifLong), total),
  };
}
