import type { PriceBook } from "./book.ts";
import type { DatedAlias, RegionalUplift } from "./catalog/entry.ts";
import { smallestLong } from "./compiled-model.ts";
import type { HistoricPrice } from "./historic-price.ts";

export interface CatalogModel {
  readonly provider: string;
  readonly model: string;
  readonly aliases: readonly DatedAlias[];
  /** First day without the model, ISO; `null` = none announced. */
  readonly endsOn: string | null;
  readonly remark: string | null;
  /** Smallest input that is priced by the long rows; `null` = size does not matter. */
  readonly longFromTokens: number | null;
  readonly uplift: RegionalUplift | null;
  readonly prices: readonly HistoricPrice[];
}

/** Every model of the catalogue with its names, its end and all of its rows, also those that never priced. */
export function catalogModels({ models }: PriceBook): readonly CatalogModel[] {
  return models.map(({ provider, id, entry, prices }) => ({
    provider,
    model: id,
    aliases: (entry.aliases ?? []).map((alias) =>
      typeof alias === "string" ? { id: alias } : alias,
    ),
    endsOn: entry.ends?.on ?? null,
    remark: entry.remark ?? null,
    longFromTokens: entry.longContext ? smallestLong(entry.longContext) : null,
    uplift: entry.uplift && entry.uplift.percent > 0 ? entry.uplift : null,
    prices,
  }));
}

/** Every row of the catalogue: in force, past, announced, retracted, not listed and in preview. */
export function priceHistory({ models }: PriceBook): readonly HistoricPrice[] {
  return models.flatMap(({ prices }) => prices);
}
