import { ownPriceBook } from "../../lib/db/queries/own-price-book.ts";
import type { PriceBook } from "../../lib/pricing/book.ts";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";
import { database } from "./database.ts";

/** The catalogue, with the user's own model names. */
export const priceBook = async (): Promise<PriceBook> => await ownPriceBook(database(), PRICE_BOOK);
