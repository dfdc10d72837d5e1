import type { Tier } from "../core/tier.ts";
import type { ModelEntry, PriceClock, ProviderCatalog, RegionalUplift } from "./catalog/entry.ts";
import { catalogUs } from "./catalog-date.ts";
import { type CompiledPrice, compilePrice } from "./compiled-price.ts";
import { type HistoricPrice, historicPrices } from "./historic-price.ts";
import { type TierHistory, tierHistory } from "./tier-history.ts";

export interface CompiledModel {
  readonly provider: string;
  readonly id: string;
  readonly entry: ModelEntry;
  /** First moment without the model; infinite where no end is announced. */
  readonly endsUs: number;
  readonly tiers: ReadonlyMap<Tier, TierHistory>;
  readonly clock: PriceClock | null;
  readonly uplift: RegionalUplift | null;
  readonly prices: readonly HistoricPrice[];
  readonly compiled: ReadonlyMap<string, CompiledPrice>;
}

function smallestLong({ longContext }: ModelEntry): number {
  if (!longContext) return Number.POSITIVE_INFINITY;
  return longContext.when === ">" ? longContext.inputTokens + 1 : longContext.inputTokens;
}

function tierHistories(
  entry: ModelEntry,
  prices: readonly HistoricPrice[],
  compiled: ReadonlyMap<string, CompiledPrice>,
): Map<Tier, TierHistory> {
  const longFrom = smallestLong(entry);
  const historyOf = (tiers: readonly Tier[], peak: TierHistory | null): TierHistory =>
    tierHistory({
      prices: prices.filter(({ tier }) => tiers.includes(tier)),
      compiled,
      longFrom,
      peak,
    });

  const tiers = new Set(prices.map(({ tier }) => tier));
  const histories = new Map([...tiers].map((tier) => [tier, historyOf([tier], null)]));
  if (entry.clock) {
    const { peakTier, otherTier } = entry.clock;
    histories.set("standard", historyOf(["standard", otherTier], histories.get(peakTier) ?? null));
  }
  return histories;
}

/** A catalogue model made ready for lookups by tier and date. */
export function compileModel(
  catalog: ProviderCatalog,
  id: string,
  entry: ModelEntry,
): CompiledModel {
  const prices = historicPrices(catalog, id, entry);
  const compiled = new Map<string, CompiledPrice>();
  for (const price of prices) {
    const ready = compilePrice(price, entry.uplift);
    if (ready) compiled.set(price.id, ready);
  }
  return {
    provider: catalog.id,
    id,
    entry,
    endsUs: entry.ends ? catalogUs(entry.ends.on) : Number.POSITIVE_INFINITY,
    tiers: tierHistories(entry, prices, compiled),
    clock: entry.clock ?? null,
    uplift: entry.uplift ?? null,
    prices,
    compiled,
  };
}
