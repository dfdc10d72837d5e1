import { ok, type Result } from "../../lib/core/result.ts";
import { savingsBesideOf } from "../../lib/db/queries/savings-beside.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { SavingsBeside } from "../../lib/wire/savings.ts";
import { askedFilters } from "./asked-filters.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { priceBook } from "./price-book.ts";

/** What lies beside the steps from list price to spend; refuses filters of which it does not understand every word. */
export async function savings(params: URLSearchParams): Promise<Result<SavingsBeside, Problem>> {
  const filters = askedFilters(params);
  if (!filters.ok) return filters;
  const question = { filters: filters.value, nowUs: nowUs() };
  return ok(await savingsBesideOf(database(), await priceBook(), question));
}
