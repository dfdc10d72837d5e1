import { z } from "zod";
import { listModelAliases, listOwnPrices } from "../../../../lib/db/queries/own-price-book.ts";
import {
  removeModelAlias,
  saveModelAlias,
} from "../../../../lib/db/writes/change-model-aliases.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { answerAll } from "../../../_server/answer-all.ts";
import { database } from "../../../_server/database.ts";
import { priceBook } from "../../../_server/price-book.ts";
import { named, priceChangeAnswer } from "../../../_server/price-change.ts";
import { readJson } from "../../../_server/read-json.ts";

const NewAlias = z.object({
  name: z.string().min(1).max(512),
  provider: z.string(),
  model: z.string(),
});

export async function GET(request: Request): Promise<Response> {
  return await answerAll(request, async () => data(await listModelAliases(database())));
}

export async function PUT(request: Request): Promise<Response> {
  const body = await readJson(request, NewAlias);
  if (!body.ok) return problem(body.error);
  const { name, provider, model } = body.value;
  return await answer(async () => {
    const { models } = await priceBook();
    if (!models.some((one) => one.provider === provider && one.id === model)) {
      const message = `The price list has no model "${model}" of ${provider}. Choose one that it holds.`;
      return problem({ code: "bad-request", message });
    }
    const prices = await listOwnPrices(database());
    if (prices.some((own) => own.model === name && own.provider === null)) {
      const message = `"${name}" has a price of your own. Remove it first, or both would hold.`;
      return problem({ code: "wrong-state", message });
    }
    const alias = { name, provider, model };
    return await priceChangeAnswer(request, {
      change: (own) => ({ ...own, models: named(own.models, alias) }),
      async make() {
        await saveModelAlias(database(), alias);
        return data(await listModelAliases(database()));
      },
    });
  });
}

export async function DELETE(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get("name") ?? "";
  return await answer(() =>
    priceChangeAnswer(request, {
      change: (own) => ({ ...own, models: own.models.filter((alias) => alias.name !== name) }),
      async make() {
        await removeModelAlias(database(), name);
        return data(await listModelAliases(database()));
      },
    }),
  );
}
