import { ledgerOfFigure } from "../../../../lib/db/queries/ledger.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { FIGURES } from "../../../../lib/wire/ledger.ts";
import { answer } from "../../../_server/answer.ts";
import { askedFilters } from "../../../_server/asked-filters.ts";
import { database } from "../../../_server/database.ts";
import { priceBook } from "../../../_server/price-book.ts";

export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const asked = params.get("figure");
  const figure = FIGURES.find((known) => known === asked);
  if (!figure) {
    const found = asked === null ? "none" : `"${asked.slice(0, 40)}"`;
    const message = `Expected one of ${FIGURES.join(", ")} as figure, found ${found}. Ask again with figure=${FIGURES[0]} or another of them.`;
    return problem({ code: "bad-request", message });
  }
  params.delete("figure");
  const filters = askedFilters(params);
  if (!filters.ok) return problem(filters.error);
  const question = { figure, filters: filters.value };
  return await answer(async () =>
    data(await ledgerOfFigure(database(), await priceBook(), question)),
  );
}
