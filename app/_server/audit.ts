import { err, ok, type Result } from "../../lib/core/result.ts";
import { auditOf } from "../../lib/db/queries/audit.ts";
import { formatTitle } from "../../lib/formats/format-title.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { Audit } from "../../lib/wire/audit.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { readFilters } from "./overview.ts";
import { priceBook } from "./price-book.ts";

/** What the records show of tiers asked for and served; refuses filters of which it does not understand every word. */
export async function audit(params: URLSearchParams): Promise<Result<Audit, Problem>> {
  const filters = readFilters(params);
  if (filters.ignored.length > 0) {
    const message = filters.ignored
      .map(({ name, value, why }) => `${name}=${value}: ${why}.`)
      .join(" ");
    return err({ code: "bad-request", message });
  }
  const question = { filters, nowUs: nowUs(), titleOf: formatTitle };
  return ok(await auditOf(database(), await priceBook(), question));
}
