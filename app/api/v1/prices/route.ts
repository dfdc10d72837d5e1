import { priceCatalogue } from "../../../../lib/analytics/price-catalogue.ts";
import { data } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { nowUs } from "../../../_server/now.ts";
import { priceBook } from "../../../_server/price-book.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return await answer(async () => data(priceCatalogue(await priceBook(), nowUs())));
}
