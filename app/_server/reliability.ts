import { ok, type Result } from "../../lib/core/result.ts";
import { reliabilityOf } from "../../lib/db/queries/reliability.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { Reliability } from "../../lib/wire/reliability.ts";
import { askedFilters } from "./asked-filters.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { priceBook } from "./price-book.ts";

/** What fallbacks cost and how long timeouts took; refuses filters of which it does not understand every word. */
export async function reliability(params: URLSearchParams): Promise<Result<Reliability, Problem>> {
  const filters = askedFilters(params);
  if (!filters.ok) return filters;
  const question = { filters: filters.value, nowUs: nowUs() };
  return ok(await reliabilityOf(database(), await priceBook(), question));
}
