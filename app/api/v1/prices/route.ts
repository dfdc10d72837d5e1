import { priceCatalogue } from "../../../../lib/analytics/price-catalogue.ts";
import { data } from "../../../../lib/http/problem.ts";
import { answerAll } from "../../../_server/answer-all.ts";
import { nowUs } from "../../../_server/now.ts";
import { priceBook } from "../../../_server/price-book.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  return await answerAll(request, async () => data(priceCatalogue(await priceBook(), nowUs())));
}
