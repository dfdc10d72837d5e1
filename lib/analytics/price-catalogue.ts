import { exactUsd, type Picodollars, picodollars } from "../core/money.ts";
import { accessRules } from "../pricing/access-rules.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { HistoricPrice } from "../pricing/historic-price.ts";
import { type CatalogModel, catalogModels } from "../pricing/price-history.ts";
import type { ContractTerms } from "../pricing/types.ts";
import type { ContractOff, PriceCatalogue, PricedModel, PriceListing } from "../wire/prices.ts";

const TOKENS_PER_MILLION = 1_000_000n;

const perMillion = (rate: Picodollars | null): string | null =>
  rate === null ? null : exactUsd(picodollars(rate * TOKENS_PER_MILLION));

const ratesToWire = (rates: HistoricPrice["rates"]): ContractOff["list"] => ({
  input: perMillion(rates.input),
  cachedInput: perMillion(rates.cachedInput),
  cacheWrite: perMillion(rates.cacheWrite),
  cacheWrite1h: perMillion(rates.cacheWrite1h),
  output: perMillion(rates.output),
});

function contractToWire({ percent, note, listRates }: ContractTerms): ContractOff {
  return { percent, note, list: ratesToWire(listRates) };
}

function toListing(price: HistoricPrice): PriceListing {
  const { rates, contract } = price;
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
    ...ratesToWire(rates),
    threshold: price.rule,
    regionalUplift: price.regionalUplift,
    closedIn: price.closedIn,
    source: price.source,
    confidence: price.confidence,
    notes: price.notes,
    ...(price.own ? { own: true } : {}),
    ...(contract ? { contract: contractToWire(contract) } : {}),
    ...(price.listedFromUs === undefined ? {} : { listedFromUs: price.listedFromUs }),
  };
}

function toModel({ aliases, uplift, prices, ...model }: CatalogModel): PricedModel {
  return {
    provider: model.provider,
    model: model.model,
    aliases: aliases.map(({ id }) => id),
    endsOn: model.endsOn,
    longFromTokens: model.longFromTokens,
    regionPercent: uplift?.percent ?? null,
    regions: uplift === null || uplift.regions === "any" ? [] : uplift.regions,
    access: accessRules(model.provider, model.model).map(
      ({ kind, tier, says, source, asOf, confidence }) => ({
        ...{ kind, tier, says, source, asOf, confidence },
      }),
    ),
    listings: prices.map(toListing),
  };
}

/** The whole catalogue as the prices page and `tierscope prices` show it, in USD per million tokens. */
export function priceCatalogue(book: PriceBook, atUs: number): PriceCatalogue {
  return { atUs, models: catalogModels(book).map(toModel) };
}
