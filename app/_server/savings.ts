import { FILTER_PARAMETERS } from "../../lib/core/list-filters.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { savingsBesideOf } from "../../lib/db/queries/savings-beside.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { SavingsBeside } from "../../lib/wire/savings.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { readFilters } from "./overview.ts";
import { priceBook } from "./price-book.ts";

const acceptedOr = (why: string): string =>
  why === "no such filter" ? `expected one of ${FILTER_PARAMETERS.join(", ")}` : why;

/** What lies beside the steps from list price to spend; refuses filters of which it does not understand every word. */
export async function savings(params: URLSearchParams): Promise<Result<SavingsBeside, Problem>> {
  const filters = readFilters(params);
  if (filters.ignored.length > 0) {
    const message = filters.ignored
      .map(({ name, value, why }) => `${name}=${value}: ${acceptedOr(why)}.`)
      .join(" ");
    return err({ code: "bad-request", message });
  }
  return ok(await savingsBesideOf(database(), await priceBook(), { filters, nowUs: nowUs() }));
}
