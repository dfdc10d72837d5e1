import { err, ok, type Result } from "../../lib/core/result.ts";
import { reliabilityOf } from "../../lib/db/queries/reliability.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { Reliability } from "../../lib/wire/reliability.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { readFilters } from "./overview.ts";
import { priceBook } from "./price-book.ts";

/** What fallbacks cost and how long timeouts took; refuses filters of which it does not understand every word. */
export async function reliability(params: URLSearchParams): Promise<Result<Reliability, Problem>> {
  const filters = readFilters(params);
  if (filters.ignored.length > 0) {
    const message = filters.ignored
      .map(({ name, value, why }) => `${name}=${value}: ${why}.`)
      .join(" ");
    return err({ code: "bad-request", message });
  }
  return ok(await reliabilityOf(database(), await priceBook(), { filters, nowUs: nowUs() }));
}
