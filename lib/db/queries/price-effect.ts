import { buildOverview } from "../../analytics/overview.ts";
import { parseUsd } from "../../core/money.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { CostLine, DataOrigin, NamedCost } from "../../wire/overview.ts";
import type { EffectLine, EffectSide, ModelEffect, PriceEffect } from "../../wire/price-effect.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { rollupCells, USE_SPLITS } from "./rollup-cells.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

const ALL_TIME = { fromUs: null, toUs: null, zone: "UTC" } as const;

async function account(db: Database, book: PriceBook, shown: DataOrigin) {
  const question = { filter: { ...ALL_TIME, synthetic: shown === "sample" }, splits: USE_SPLITS };
  const { cells } = await rollupCells(db, question, priceFrameOf(book));
  return buildOverview(book, { byUse: cells, byDay: [] }, () => false);
}

const sideOf = ({ asServed, available, unpricedRecords }: CostLine): EffectSide => ({
  asServed,
  available,
  unpricedRecords,
});

const lineOf = (before: CostLine, after: CostLine): EffectLine => ({
  records: after.records,
  before: sideOf(before),
  after: sideOf(after),
});

const keyOf = ({ provider, name }: NamedCost): string => JSON.stringify([provider, name]);

const isChanged = ({ before, after }: EffectLine): boolean =>
  before.asServed !== after.asServed ||
  before.available !== after.available ||
  before.unpricedRecords !== after.unpricedRecords;

function changeOf({ before, after }: EffectLine): bigint {
  const change = (parseUsd(after.asServed) ?? 0n) - (parseUsd(before.asServed) ?? 0n);
  return change < 0n ? -change : change;
}

const largestFirst = (a: EffectLine, b: EffectLine): number => {
  const difference = changeOf(b) - changeOf(a);
  return difference === 0n ? b.records - a.records : difference > 0n ? 1 : -1;
};

/** What the stored records cost and could save by one book and by another, in all and by model; exact. */
export async function priceEffect(
  db: Database,
  { before, after }: { readonly before: PriceBook; readonly after: PriceBook },
): Promise<PriceEffect> {
  const shown = shownOrigin(await syntheticShare(db), null);
  const was = await account(db, before, shown);
  const willBe = await account(db, after, shown);
  const known = new Map(was.models.map((line) => [keyOf(line), line]));
  const models = willBe.models.flatMap((line): ModelEffect[] => {
    const earlier = known.get(keyOf(line));
    if (earlier === undefined) return [];
    return [{ provider: line.provider, model: line.name, ...lineOf(earlier, line) }];
  });
  const changed = models.filter(isChanged).sort(largestFirst);
  return {
    shown,
    total: lineOf(was.total, willBe.total),
    models: changed,
    unchangedModels: models.length - changed.length,
  };
}
