import type { PriceBook } from "./book.ts";
import { catalogUs } from "./catalog-date.ts";
import type { CompiledModel } from "./compiled-model.ts";
import { possibleModels } from "./find-model.ts";
import { promiseEndUs } from "./historic-price.ts";

const sortedDistinct = (numbers: Iterable<number>): readonly number[] =>
  [...new Set(numbers)].filter(Number.isFinite).sort((a, b) => a - b);

/**
 * Every moment at which a price of these models, the promise of one, the life of a model or the meaning of its name
 * begins or ends, in order.
 */
export function modelChangesUs(models: readonly CompiledModel[]): readonly number[] {
  return sortedDistinct(
    models.flatMap(({ prices, entry, endsUs }) => {
      const ranges = prices
        .filter(({ status }) => status !== "retracted")
        .flatMap((price) => [price.fromUs, price.toUs, promiseEndUs(price)])
        .filter((us) => us !== null);
      const names = (entry.aliases ?? [])
        .flatMap((alias) =>
          typeof alias === "string" ? [] : [alias.from, alias.until, alias.shutdown],
        )
        .flatMap((date) => (date === undefined ? [] : [catalogUs(date)]));
      return [...ranges, ...names, endsUs];
    }),
  );
}

/** The same for every model of the book. */
export const priceChangeInstantsUs = ({ models }: PriceBook): readonly number[] =>
  modelChangesUs(models);

/** Those that may matter to a model name, whoever sells it. */
export const priceChangesOfModelUs = (book: PriceBook, model: string): readonly number[] =>
  modelChangesUs(possibleModels(book, model));

/** The smallest input sizes that are long for some model, in order: 272,001 where 272,000 is still short. */
export function inputSizeBoundaries({ models }: PriceBook): readonly number[] {
  const slices = models.flatMap(({ tiers }) =>
    [...tiers.values()].flatMap((history) => history.slices),
  );
  return sortedDistinct(slices.map(({ longFrom }) => longFrom));
}

/** Whether a model of this name may cost more at some hours, or for large inputs, whoever sells it. */
export function priceDependence(
  book: PriceBook,
  model: string,
): { readonly onHour: boolean; readonly onInputSize: boolean } {
  const models = possibleModels(book, model);
  return {
    onHour: models.some(({ entry }) => entry.clock !== undefined),
    onInputSize: models.some(({ tiers }) =>
      [...tiers.values()].some(({ slices }) =>
        slices.some((slice) => Number.isFinite(slice.longFrom)),
      ),
    ),
  };
}

export interface PeakWindow {
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** Whole UTC hours; the start is included, the end is not. */
  readonly fromHour: number;
  readonly toHour: number;
}

/** The weekly windows in UTC in which some model costs more. */
export function peakHours({ models }: PriceBook): readonly PeakWindow[] {
  const clocks = new Set(models.flatMap(({ entry }) => entry.clock ?? []));
  return [...clocks].flatMap(({ weekdays, hoursUtc }) =>
    hoursUtc.map(({ from, to }) => ({ weekdays, fromHour: from, toHour: to })),
  );
}
