import { ERROR_CLASSES } from "../core/record.ts";
import type { Tier } from "../core/tier.ts";
import { EARLIEST_US } from "../core/time.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { CompiledModel } from "../pricing/compiled-model.ts";
import { isUnbilled } from "../pricing/failure-billing.ts";
import { possibleModels, resolveModel } from "../pricing/find-model.ts";
import { modelChangesUs } from "../pricing/price-calendar.ts";
import { tierBasis } from "./price-cell.ts";
import {
  type PricedName,
  type PriceLabel,
  type PriceLeaf,
  stretchesOf,
} from "./price-stretches.ts";

export interface PriceLabels {
  readonly providers: readonly PriceLabel[];
  readonly models: readonly PriceLabel[];
  readonly tiersServed: readonly PriceLabel[];
  readonly tiersRequested: readonly PriceLabel[];
  readonly regions: readonly PriceLabel[];
}

/** What every call of these names, this time and size costs by token class, or why it has no price. */
export interface PriceRow extends PriceLeaf {
  readonly provider: number;
  readonly model: number;
  readonly tierServed: number;
  /** Asked for only where no served tier is known. */
  readonly tierRequested: number;
  /** Included; `null`: since ever. */
  readonly fromUs: number | null;
  /** Excluded; `null`: for ever. */
  readonly toUs: number | null;
}

interface TierPlace extends Pick<PriceRow, "tierServed" | "tierRequested"> {
  readonly tier: Tier | null;
}

/** Every pair of tier names that a call may carry, as far as it decides a price. */
function tierPlaces(book: PriceBook, { tiersServed, tiersRequested }: PriceLabels): TierPlace[] {
  const served = tiersServed.filter(({ id }) => id !== 0);
  return [
    ...served.map(({ id, name }) => ({
      ...{ tierServed: id, tierRequested: 0 },
      tier: tierBasis(book, { tierServed: name, tierRequested: null }, null).tier,
    })),
    ...tiersRequested.map(({ id, name }) => ({
      ...{ tierServed: 0, tierRequested: id },
      tier: tierBasis(book, { tierServed: null, tierRequested: name }, null).tier,
    })),
  ];
}

const isEverSold = (
  { book, provider, model }: Omit<PricedName, "tier">,
  models: readonly CompiledModel[],
): boolean =>
  [EARLIEST_US, ...modelChangesUs(models)].some(
    (us) => resolveModel(book, provider, model, us) !== null,
  );

/**
 * The price book written out for stored names, in picodollars per token, so that SQL can do the arithmetic of
 * `priceUsage` for calls. Names without a row mean no model at any time.
 */
export function* priceRows(book: PriceBook, labels: PriceLabels): Generator<PriceRow> {
  const places = tierPlaces(book, labels);
  const tiers = [...new Set(places.map(({ tier }) => tier))];
  for (const model of labels.models) {
    if (model.name === null) continue;
    const models = possibleModels(book, model.name);
    if (models.length === 0) continue;
    for (const provider of labels.providers) {
      const asked = { book, provider: provider.name, model: model.name };
      if (!isEverSold(asked, models)) continue;
      const byTier = new Map(
        tiers.map((tier) => [tier, stretchesOf({ ...asked, tier }, models, labels.regions)]),
      );
      for (const { tier, tierServed, tierRequested } of places) {
        const stretches = byTier.get(tier) ?? [];
        for (const [place, { fromUs, leaves }] of stretches.entries()) {
          const names = { provider: provider.id, model: model.id, tierServed, tierRequested };
          const toUs = stretches[place + 1]?.fromUs ?? null;
          const period = { fromUs: place === 0 ? null : fromUs, toUs };
          for (const leaf of leaves) yield { ...names, ...period, ...leaf };
        }
      }
    }
  }
}

/** By provider, the causes of failure that cost nothing, as places in ERROR_CLASSES. */
export function freeCauses(
  book: PriceBook,
  providers: readonly PriceLabel[],
): readonly { readonly provider: number; readonly errorClass: number }[] {
  return providers.flatMap(({ id, name }) =>
    ERROR_CLASSES.flatMap((cause, place) =>
      isUnbilled(book, name, cause) ? [{ provider: id, errorClass: place }] : [],
    ),
  );
}
