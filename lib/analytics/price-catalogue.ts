import { exactUsd, type Picodollars, picodollars } from "../core/money.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { HistoricPrice } from "../pricing/historic-price.ts";
import { catalogModels } from "../pricing/price-history.ts";
import type { PriceCatalogue, PriceListing } from "../wire/prices.ts";

const TOKENS_PER_MILLION = 1_000_000n;

const perMillion = (rate: Picodollars | null): string | null =>
  rate === null ? null : exactUsd(picodollars(rate * TOKENS_PER_MILLION));

function toListing(price: HistoricPrice): PriceListing {
  const { rates } = price;
  return {
    id: price.id,
    provider: price.provider,
    model: price.model,
    tier: price.tier,
    band: price.band,
    fromUs: price.fromUs,
    toUs: price.toUs,
    endReason: price.endReason,
    guaranteedUntil: price.guaranteedUntil,
    availability: price.availability,
    status: price.status,
    valueBasis: price.valueBasis,
    dateBasis: price.dateBasis,
    input: perMillion(rates.input),
    cachedInput: perMillion(rates.cachedInput),
    cacheWrite: perMillion(rates.cacheWrite),
    cacheWrite1h: perMillion(rates.cacheWrite1h),
    output: perMillion(rates.output),
    threshold: price.rule,
    regionalUplift: price.regionalUplift,
    source: price.source,
    confidence: price.confidence,
    notes: price.notes,
  };
}

/** The whole catalogue as the prices page and `tierscope prices` show it, in USD per million tokens. */
export function priceCatalogue(book: PriceBook, atUs: number): PriceCatalogue {
  const models = catalogModels(book).map(({ provider, model, aliases, endsOn, prices }) => ({
    provider,
    model,
    aliases: aliases.map(({ id }) => id),
    endsOn,
    listings: prices.map(toListing),
  }));
  return { atUs, models };
}
