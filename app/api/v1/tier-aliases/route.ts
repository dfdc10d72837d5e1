import { z } from "zod";
import { removeTierAlias, saveTierAlias } from "../../../../lib/db/writes/change-tier-aliases.ts";
import { problem } from "../../../../lib/http/problem.ts";
import { PRICE_BOOK } from "../../../../lib/pricing/price-book.ts";
import { isListedTier } from "../../../../lib/pricing/with-tier-aliases.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";
import { ownNamesAnswer } from "../../../_server/own-names.ts";
import { named, priceChangeAnswer } from "../../../_server/price-change.ts";
import { readJson } from "../../../_server/read-json.ts";

const NewTierAlias = z.object({ name: z.string().max(512), tier: z.string() });

export async function PUT(request: Request): Promise<Response> {
  const body = await readJson(request, NewTierAlias);
  if (!body.ok) return problem(body.error);
  const { name, tier } = body.value;
  if (isListedTier(PRICE_BOOK, name)) {
    const message = `"${name}" is a tier of the price list: it keeps its meaning. Choose a word that the list does not know.`;
    return problem({ code: "bad-request", message });
  }
  if (tier === "auto" || !isListedTier(PRICE_BOOK, tier)) {
    const message = `The price list has no tier "${tier.slice(0, 40)}". Choose one that it holds, such as standard.`;
    return problem({ code: "bad-request", message });
  }
  return await answer(() =>
    priceChangeAnswer(request, {
      change: (own) => ({ ...own, tiers: named(own.tiers, { name, tier }) }),
      async make() {
        await saveTierAlias(database(), { name, tier });
        return await ownNamesAnswer();
      },
    }),
  );
}

export async function DELETE(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get("name");
  return await answer(() =>
    priceChangeAnswer(request, {
      change: (own) => ({ ...own, tiers: own.tiers.filter((alias) => alias.name !== name) }),
      async make() {
        if (name !== null) await removeTierAlias(database(), name);
        return await ownNamesAnswer();
      },
    }),
  );
}
