import { z } from "zod";
import { listModelAliases } from "../../../../lib/db/queries/own-price-book.ts";
import {
  removeModelAlias,
  saveModelAlias,
} from "../../../../lib/db/writes/change-model-aliases.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { PRICE_BOOK } from "../../../../lib/pricing/price-book.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";

const NewAlias = z.object({
  name: z.string().min(1).max(512),
  provider: z.string(),
  model: z.string(),
});

export async function GET(): Promise<Response> {
  return await answer(async () => data(await listModelAliases(database())));
}

export async function PUT(request: Request): Promise<Response> {
  const body = NewAlias.safeParse(await request.json().catch(() => null));
  if (!body.success) {
    return problem({ code: "bad-request", message: z.prettifyError(body.error) });
  }
  const { name, provider, model } = body.data;
  if (!PRICE_BOOK.models.some((one) => one.provider === provider && one.id === model)) {
    const message = `The price list has no model "${model}" of ${provider}. Choose one that it holds.`;
    return problem({ code: "bad-request", message });
  }
  return await answer(async () => {
    await saveModelAlias(database(), { name, provider, model });
    return data(await listModelAliases(database()));
  });
}

export async function DELETE(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get("name") ?? "";
  return await answer(async () => {
    await removeModelAlias(database(), name);
    return data(await listModelAliases(database()));
  });
}
