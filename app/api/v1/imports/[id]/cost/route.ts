import { findImport } from "../../../../../../lib/db/queries/find-import.ts";
import { importCost } from "../../../../../../lib/db/queries/import-cost.ts";
import { data } from "../../../../../../lib/http/problem.ts";
import { answer } from "../../../../../_server/answer.ts";
import { database } from "../../../../../_server/database.ts";
import { importId, unknownImport } from "../../../../../_server/imports.ts";
import { priceBook } from "../../../../../_server/price-book.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const number = importId(id);
  if (number === null) return unknownImport(id);
  return await answer(async () => {
    if ((await findImport(database(), number)) === null) return unknownImport(id);
    return data(await importCost(database(), await priceBook(), number));
  });
}
