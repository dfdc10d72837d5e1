import { priceCatalogue } from "../../../../lib/analytics/price-catalogue.ts";
import { US_PER_MS } from "../../../../lib/core/time.ts";
import { data } from "../../../../lib/http/problem.ts";
import { PRICE_BOOK } from "../../../../lib/pricing/price-book.ts";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return data(priceCatalogue(PRICE_BOOK, Date.now() * US_PER_MS));
}
