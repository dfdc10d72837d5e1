import { CANONICAL_TIERS, type Tier } from "../core/tier.ts";
import { BAND_UNKNOWN, PROVIDER_UNKNOWN } from "./assumption-set.ts";
import type { NamedModel, PriceBook } from "./book.ts";
import type { CompiledPrice } from "./compiled-price.ts";
import { resolveModel } from "./find-model.ts";
import { isPeak } from "./price-clock.ts";
import { isRaisedIn } from "./region.ts";
import { type PriceInForce, type PriceSlice, sliceAt } from "./tier-history.ts";
import type { PriceableUsage, Unpriced } from "./types.ts";
import { UNPRICED } from "./unpriced.ts";

const KNOWN_EVERYWHERE: ReadonlySet<string> = new Set(CANONICAL_TIERS);

function noSuchTier(book: PriceBook, { model, endsUs }: NamedModel, tier: Tier, atUs: number) {
  const isLabel = KNOWN_EVERYWHERE.has(tier) || book.tierLabels.get(model.provider)?.has(tier);
  if (!isLabel) return UNPRICED["unknown-tier"];
  return atUs >= endsUs ? UNPRICED["model-ended"] : UNPRICED["not-sold-at-tier"];
}

const raise = (price: CompiledPrice): CompiledPrice => price.regional ?? price;

function inRegion(found: PriceInForce, { model }: NamedModel, region: string): PriceInForce {
  if (model.uplift === null || !isRaisedIn(region, model.uplift)) return found;
  return { ...found, price: raise(found.price), ifLong: found.ifLong && raise(found.ifLong) };
}

function inBand(slice: PriceSlice, usage: PriceableUsage): PriceInForce | Unpriced {
  const { short, long } = slice;
  const isOver = (usage.bandInput ?? usage.inputTotal ?? 0) >= slice.longFrom;
  if (!isOver) return short;
  if (usage.grain === "call") return long;
  if (!short.ok) return short;
  return { ...short, ifLong: long.ok ? long.price : null, assumed: short.assumed | BAND_UNKNOWN };
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
  const slice = history && sliceAt(history, startUs);
  if (slice === undefined) return noSuchTier(book, named, tier, startUs);
  if (startUs >= named.endsUs) return UNPRICED["model-ended"];

  const { peak } = slice;
  const isDearer = peak !== null && isPeak(named.model.peakHours, startUs);
  const found = inBand(isDearer ? peak : slice, usage);
  if (!found.ok || (region === null && !named.providerAssumed)) return found;

  const there = region === null ? found : inRegion(found, named, region);
  return named.providerAssumed ? { ...there, assumed: there.assumed | PROVIDER_UNKNOWN } : there;
}
