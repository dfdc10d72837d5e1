import { CANONICAL_TIERS, type Tier } from "../core/tier.ts";
import {
  BAND_UNKNOWN,
  NOTHING_ASSUMED,
  PEAK_HOLIDAY_UNKNOWN,
  PROVIDER_UNKNOWN,
} from "./assumption-set.ts";
import type { NamedModel, PriceBook } from "./book.ts";
import type { CompiledPrice } from "./compiled-price.ts";
import { resolveModel } from "./find-model.ts";
import { isPeak } from "./price-clock.ts";
import { isRaisedIn } from "./region.ts";
import { sliceAt } from "./tier-history.ts";
import type { PriceableUsage, Unpriced } from "./types.ts";
import { UNPRICED } from "./unpriced.ts";

/** The price that holds for a record at a tier, before its tokens are looked at. */
export interface PriceInForce {
  readonly ok: true;
  readonly price: CompiledPrice;
  /** For a bucket over the threshold: what holds if its requests were long; else `null`. */
  readonly ifLong: CompiledPrice | null;
  /** Bits of `assumption-set.ts`. */
  readonly assumed: number;
}

const KNOWN_EVERYWHERE: ReadonlySet<string> = new Set(CANONICAL_TIERS);

function noSuchTier(book: PriceBook, { model, endsUs }: NamedModel, tier: Tier, atUs: number) {
  const isLabel = KNOWN_EVERYWHERE.has(tier) || book.providers.get(model.provider)?.tiers.has(tier);
  if (!isLabel) return UNPRICED["unknown-tier"];
  return atUs >= endsUs ? UNPRICED["model-ended"] : UNPRICED["not-sold-at-tier"];
}

function inRegion(price: CompiledPrice, { model }: NamedModel, region: string): CompiledPrice {
  const raised = price.regional !== null && model.uplift && isRaisedIn(region, model.uplift);
  return raised && price.regional ? price.regional : price;
}

/**
 * The price in force for a record's model, tier, date, size and region, or why there is none.
 * A bucket over the threshold has the short price, and the long one beside it.
 */
export function priceInForce(
  book: PriceBook,
  usage: PriceableUsage,
  tier: Tier | null,
): PriceInForce | Unpriced {
  const { provider, model, startUs, region } = usage;
  const named = model === null ? null : resolveModel(book, provider, model, startUs);
  if (named === null) return UNPRICED["unknown-model"];
  if (tier === null) return UNPRICED["unknown-tier"];

  const history = named.model.tiers.get(tier);
  let slice = history && sliceAt(history, startUs);
  if (slice === undefined) return noSuchTier(book, named, tier, startUs);
  if (startUs >= named.endsUs) return UNPRICED["model-ended"];

  let assumed = named.providerAssumed ? PROVIDER_UNKNOWN : NOTHING_ASSUMED;
  if (slice.peak !== null && named.model.clock && isPeak(named.model.clock, startUs)) {
    slice = slice.peak;
    assumed |= PEAK_HOLIDAY_UNKNOWN;
  }

  let price = slice.short;
  let ifLong: CompiledPrice | null = null;
  if ((usage.bandInput ?? usage.inputTotal ?? 0) >= slice.longFrom) {
    if (usage.grain === "call") {
      if (slice.long === null) return slice.whyNoLong;
      price = slice.long;
    } else {
      ifLong = slice.long;
      assumed |= BAND_UNKNOWN;
    }
  }
  if (price === null) return slice.whyNoShort;
  if (region !== null) {
    price = inRegion(price, named, region);
    ifLong = ifLong && inRegion(ifLong, named, region);
  }
  return { ok: true, price, ifLong, assumed };
}
