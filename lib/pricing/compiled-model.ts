import type { Tier } from "../core/tier.ts";
import type { LongContext, ModelEntry, ProviderCatalog, RegionalUplift } from "./catalog/entry.ts";
import { catalogUs } from "./catalog-date.ts";
import { type CompiledPrice, compilePrice } from "./compiled-price.ts";
import { type HistoricPrice, historicPrices } from "./historic-price.ts";
import { type PeakHours, peakHoursOf } from "./price-clock.ts";
import { type TierHistory, tierHistory } from "./tier-history.ts";

export interface CompiledModel {
  readonly provider: string;
  readonly id: string;
  readonly entry: ModelEntry;
  /** First moment without the model; infinite where no end is announced. */
  readonly endsUs: number;
  readonly tiers: ReadonlyMap<Tier, TierHistory>;
  /** Empty where the hour does not matter. */
  readonly peakHours: PeakHours;
  readonly uplift: RegionalUplift | null;
  readonly prices: readonly HistoricPrice[];
  readonly compiled: ReadonlyMap<string, CompiledPrice>;
}

/** The smallest input that a model prices by its long rows. */
export const smallestLong = ({ when, inputTokens }: LongContext): number =>
  when === ">" ? inputTokens + 1 : inputTokens;

function tierHistories(
  { clock, longContext }: ModelEntry,
  endsUs: number,
  prices: readonly HistoricPrice[],
  compiled: ReadonlyMap<string, CompiledPrice>,
): TierHistory[] {
  const longFrom = longContext ? smallestLong(longContext) : Number.POSITIVE_INFINITY;
  const historyOf = (tier: Tier, soldAs: readonly Tier[], peak: TierHistory | null): TierHistory =>
    tierHistory({
      tier,
      prices: prices.filter((price) => soldAs.includes(price.tier)),
      compiled,
      longFrom,
      endsUs,
      peak,
    });

  const tiers = [...new Set(prices.map(({ tier }) => tier))];
  if (!clock) return tiers.map((tier) => historyOf(tier, [tier], null));

  const peak = historyOf(clock.peakTier, [clock.peakTier], null);
  const standard = historyOf("standard", ["standard", clock.otherTier], peak);
  const others = tiers.filter((tier) => tier !== "standard");
  return [standard, ...others.map((tier) => historyOf(tier, [tier], null))];
}

/** A catalogue model made ready for lookups by tier and date. */
export const compileModel = (
  catalog: ProviderCatalog,
  id: string,
  entry: ModelEntry,
): CompiledModel =>
  compilePrices({ provider: catalog.id, id, entry }, historicPrices(catalog, id, entry));

/** A model with these rows in place of its entry's own. */
export function compilePrices(
  { provider, id, entry }: Pick<CompiledModel, "provider" | "id" | "entry">,
  prices: readonly HistoricPrice[],
): CompiledModel {
  const endsUs = entry.ends ? catalogUs(entry.ends.on) : Number.POSITIVE_INFINITY;
  const compiled = new Map<string, CompiledPrice>();
  for (const price of prices) {
    const ready = compilePrice(price, price.own && !price.fromFile ? undefined : entry.uplift);
    if (ready) compiled.set(price.id, ready);
  }
  return {
    provider,
    id,
    entry,
    endsUs,
    tiers: new Map(
      tierHistories(entry, endsUs, prices, compiled).map((history) => [history.tier, history]),
    ),
    peakHours: entry.clock ? peakHoursOf(entry.clock) : [],
    uplift: entry.uplift ?? null,
    prices,
    compiled,
  };
}
