import { compileBook, type PriceBook } from "./book.ts";
import { CATALOGS } from "./catalog/index.ts";

/** The built-in catalogue, ready for lookups. */
export const PRICE_BOOK: PriceBook = compileBook(CATALOGS);
