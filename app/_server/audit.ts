import { ok, type Result } from "../../lib/core/result.ts";
import { auditOf } from "../../lib/db/queries/audit.ts";
import { formatTitle } from "../../lib/formats/format-title.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { Audit } from "../../lib/wire/audit.ts";
import { askedFilters } from "./asked-filters.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { priceBook } from "./price-book.ts";

/** What the records show of tiers asked for and served; refuses filters of which it does not understand every word. */
export async function audit(params: URLSearchParams): Promise<Result<Audit, Problem>> {
  const filters = askedFilters(params);
  if (!filters.ok) return filters;
  const question = { filters: filters.value, nowUs: nowUs(), titleOf: formatTitle };
  return ok(await auditOf(database(), await priceBook(), question));
}
