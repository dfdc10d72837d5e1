import { isoFromUs } from "../core/time.ts";
import type { PriceBook } from "./book.ts";
import { type CompiledModel, compilePrices } from "./compiled-model.ts";
import { underContract } from "./compiled-price.ts";
import { type Discount, discountPeriod } from "./discount.ts";
import { type HistoricPrice, soldAs } from "./historic-price.ts";
import { withModels } from "./with-models.ts";

/** What the user entered by hand is what they pay; all else that is sold is a list price. */
const isListPrice = ({ own, fromFile, status, availability }: HistoricPrice): boolean =>
  (!own || fromFile === true) && status !== "retracted" && availability !== "not_listed";

const FOREVER = Number.POSITIVE_INFINITY;
const dayOf = (us: number): string => isoFromUs(us).slice(0, 10);

/** What of a price holds from a moment on: a contract names its days, whatever is known of the list's. */
function pieceFrom(price: HistoricPrice, fromUs: number, kind: "contract" | "list"): HistoricPrice {
  const { listedFromUs = price.fromUs } = price;
  const dateBasis = fromUs > price.fromUs ? "documented" : price.dateBasis;
  return { ...price, id: `${price.id}~${kind}@${dayOf(fromUs)}`, fromUs, listedFromUs, dateBasis };
}

/** A list price cut where a discount begins and ends; what lies between is under contract. */
function cutBy(price: HistoricPrice, discount: Discount): HistoricPrice[] {
  const period = discountPeriod(discount);
  const endUs = price.toUs ?? FOREVER;
  const fromUs = Math.max(price.fromUs, period.fromUs);
  const toUs = Math.min(endUs, period.toUs);
  if (price.contract !== undefined || fromUs >= toUs) return [price];
  const pieces: HistoricPrice[] = [];
  if (price.fromUs < fromUs) {
    pieces.push({ ...price, toUs: fromUs, endReason: "contract_begins" });
  }
  const during = toUs < endUs ? ({ toUs, endReason: "contract_ends" } as const) : {};
  pieces.push(underContract({ ...pieceFrom(price, fromUs, "contract"), ...during }, discount));
  if (toUs < endUs) pieces.push(pieceFrom(price, toUs, "list"));
  return pieces;
}

function discounted(model: CompiledModel, discounts: readonly Discount[]): CompiledModel {
  const prices = model.prices.flatMap((price) => {
    if (!isListPrice(price)) return [price];
    const tier = soldAs(price.tier, model.entry);
    return discounts
      .filter((discount) => [null, tier, price.tier].includes(discount.tier))
      .reduce<HistoricPrice[]>(
        (pieces, discount) => pieces.flatMap((piece) => cutBy(piece, discount)),
        [price],
      );
  });
  return compilePrices(model, prices);
}

/**
 * The book with what contracts take off list prices, each rate by itself in whole picodollars per token (half-even).
 * Prices that the user entered stand. Where two discounts meet, the first one holds.
 */
export function withDiscounts(book: PriceBook, discounts: readonly Discount[]): PriceBook {
  const changed = new Map<CompiledModel, CompiledModel>();
  for (const model of book.models) {
    const own = discounts.filter(
      ({ provider, model: id }) => provider === model.provider && (id === null || id === model.id),
    );
    if (own.length > 0) changed.set(model, discounted(model, own));
  }
  return withModels(book, changed);
}
