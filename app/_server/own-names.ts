import { listAdditions } from "../../lib/db/queries/own-price-book.ts";
import { data } from "../../lib/http/problem.ts";
import type { OwnNames } from "../../lib/wire/own-names.ts";
import { database } from "./database.ts";

/** All that the user added to the price list. */
export const ownNames = async (): Promise<OwnNames> => await listAdditions(database());

export const ownNamesAnswer = async (status = 200): Promise<Response> =>
  data(await ownNames(), status);
