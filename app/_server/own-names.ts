import {
  listModelAliases,
  listOwnPrices,
  listTierAliases,
} from "../../lib/db/queries/own-price-book.ts";
import { data } from "../../lib/http/problem.ts";
import type { OwnNames } from "../../lib/wire/own-names.ts";
import { database } from "./database.ts";

/** All that the user added to the price list. */
export async function ownNames(): Promise<OwnNames> {
  const db = database();
  const [models, tiers, prices] = await Promise.all([
    listModelAliases(db),
    listTierAliases(db),
    listOwnPrices(db),
  ]);
  return { models, tiers, prices };
}

export const ownNamesAnswer = async (status = 200): Promise<Response> =>
  data(await ownNames(), status);
