import { addDiscount, removeDiscount } from "../../../../lib/db/writes/change-discounts.ts";
import { problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";
import { discountOf, NewDiscount, overlapProblem } from "../../../_server/new-discount.ts";
import { ownNames, ownNamesAnswer } from "../../../_server/own-names.ts";
import { priceBook } from "../../../_server/price-book.ts";
import { idIn, priceChangeAnswer } from "../../../_server/price-change.ts";
import { readJson } from "../../../_server/read-json.ts";

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewDiscount);
  if (!body.ok) return problem(body.error);
  return await answer(async () => {
    const [book, own] = await Promise.all([priceBook(), ownNames()]);
    const found = discountOf(book, body.value, own.discounts);
    if (!found.ok) return problem(found.error);
    const discount = found.value;
    return await priceChangeAnswer(request, {
      change: (before) => ({ ...before, discounts: [...before.discounts, discount] }),
      async make() {
        const other = await addDiscount(database(), discount);
        return other === null ? await ownNamesAnswer(201) : problem(overlapProblem(other));
      },
    });
  });
}

export async function DELETE(request: Request): Promise<Response> {
  const id = idIn(request);
  return await answer(() =>
    priceChangeAnswer(request, {
      change: (own) => ({ ...own, discounts: own.discounts.filter((one) => one.id !== id) }),
      async make() {
        if (id !== null) await removeDiscount(database(), id);
        return await ownNamesAnswer();
      },
    }),
  );
}
