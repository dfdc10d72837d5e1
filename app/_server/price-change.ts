import {
  bookWith,
  listAdditions,
  type OwnAdditions,
  type StoredAdditions,
} from "../../lib/db/queries/own-price-book.ts";
import { priceEffect } from "../../lib/db/queries/price-effect.ts";
import { data } from "../../lib/http/problem.ts";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";
import { database } from "./database.ts";

export interface PriceChange {
  /** What would be there once it is made. */
  readonly change: (own: StoredAdditions) => OwnAdditions;
  readonly make: () => Promise<Response>;
}

/** Makes a change of what the user added to the price list; with `preview=1`, only tells what it would do to the stored records. */
export async function priceChangeAnswer(
  request: Request,
  { change, make }: PriceChange,
): Promise<Response> {
  if (new URL(request.url).searchParams.get("preview") !== "1") return await make();
  const own = await listAdditions(database());
  const books = { before: bookWith(PRICE_BOOK, own), after: bookWith(PRICE_BOOK, change(own)) };
  return data(await priceEffect(database(), books));
}

const ID = /^[1-9]\d{0,8}$/;

/** The number that a request's address names; `null` where it names none. */
export function idIn(request: Request): number | null {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return ID.test(id) ? Number(id) : null;
}

/** A list with an entry in the place of the one of its name. */
export const named = <Entry extends { readonly name: string }>(
  entries: readonly Entry[],
  entry: Entry,
): Entry[] => [...entries.filter(({ name }) => name !== entry.name), entry];
