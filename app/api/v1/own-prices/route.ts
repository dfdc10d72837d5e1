import type { OwnAdditions, StoredAdditions } from "../../../../lib/db/queries/own-price-book.ts";
import { addOwnPrices, removeOwnPrice } from "../../../../lib/db/writes/change-own-prices.ts";
import { type Problem, problem } from "../../../../lib/http/problem.ts";
import type { OwnPrice } from "../../../../lib/pricing/own-price.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";
import { NewOwnPrice, ownPricesOf } from "../../../_server/new-own-price.ts";
import { ownNames, ownNamesAnswer } from "../../../_server/own-names.ts";
import { idIn, priceChangeAnswer } from "../../../_server/price-change.ts";
import { readJson } from "../../../_server/read-json.ts";

const taken = ({ fromDay, model, tier }: OwnPrice): Problem => ({
  code: "wrong-state",
  message: `There is a price of your own from ${fromDay} for ${model} at ${tier} already. Remove it first, or enter another day.`,
});

const isTaken = (price: OwnPrice, { prices }: OwnAdditions): boolean =>
  prices.some(
    (one) =>
      one.provider === price.provider &&
      one.model === price.model &&
      one.tier === price.tier &&
      (one.band ?? "all") === "all" &&
      one.fromDay === price.fromDay,
  );

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewOwnPrice);
  if (!body.ok) return problem(body.error);
  const found = ownPricesOf(body.value);
  if (!found.ok) return problem(found.error);
  const prices = found.value;
  return await answer(async () => {
    const own = await ownNames();
    const alias = own.models.find(({ name }) => name === body.value.model);
    if (alias) {
      const message = `"${alias.name}" is priced as ${alias.model}. Take that back first, or both would hold.`;
      return problem({ code: "wrong-state", message });
    }
    const double = prices.find((price) => isTaken(price, own));
    if (double) return problem(taken(double));
    return await priceChangeAnswer(request, {
      change: (before) => ({ ...before, prices: [...before.prices, ...prices] }),
      async make() {
        const other = await addOwnPrices(database(), prices);
        return other === null ? await ownNamesAnswer(201) : problem(taken(other));
      },
    });
  });
}

const without = (own: StoredAdditions, id: number | null): OwnAdditions => ({
  ...own,
  prices: own.prices.filter((price) => price.id !== id),
});

export async function DELETE(request: Request): Promise<Response> {
  const id = idIn(request);
  return await answer(() =>
    priceChangeAnswer(request, {
      change: (own) => without(own, id),
      async make() {
        if (id !== null) await removeOwnPrice(database(), id);
        return await ownNamesAnswer();
      },
    }),
  );
}
