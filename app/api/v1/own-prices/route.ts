import { addOwnPrices, removeOwnPrice } from "../../../../lib/db/writes/change-own-prices.ts";
import { problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";
import { NewOwnPrice, ownPricesOf } from "../../../_server/new-own-price.ts";
import { ownNames, ownNamesAnswer } from "../../../_server/own-names.ts";
import { readJson } from "../../../_server/read-json.ts";

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewOwnPrice);
  if (!body.ok) return problem(body.error);
  const prices = ownPricesOf(body.value);
  if (!prices.ok) return problem(prices.error);
  return await answer(async () => {
    const { models } = await ownNames();
    const alias = models.find(({ name }) => name === body.value.model);
    if (alias) {
      const message = `"${alias.name}" is priced as ${alias.model}. Take that back first, or both would hold.`;
      return problem({ code: "wrong-state", message });
    }
    if (await addOwnPrices(database(), prices.value)) return await ownNamesAnswer(201);
    const message = `There is a price of your own from ${body.value.fromDay} for this model and tier already. Remove it first, or enter another day.`;
    return problem({ code: "wrong-state", message });
  });
}

export async function DELETE(request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return await answer(async () => {
    if (/^[1-9]\d{0,8}$/.test(id)) await removeOwnPrice(database(), Number(id));
    return await ownNamesAnswer();
  });
}
