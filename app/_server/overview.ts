import { readOverviewFilters } from "../../lib/analytics/overview-filters.ts";
import { overviewOf } from "../../lib/db/queries/overview.ts";
import type { Overview } from "../../lib/wire/overview.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { priceBook } from "./price-book.ts";

export const DEFAULT_ZONE = "UTC";

export const readFilters = (params: URLSearchParams) =>
  readOverviewFilters(params, { nowUs: nowUs(), defaultZone: DEFAULT_ZONE });

export async function overview(params: URLSearchParams): Promise<Overview> {
  const question = { filters: readFilters(params), nowUs: nowUs() };
  return await overviewOf(database(), await priceBook(), question);
}

/** Next hands pages their parameters as an object; repeated ones as lists. */
export function searchParams(
  given: Readonly<Record<string, string | readonly string[] | undefined>>,
): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "string") params.append(name, value);
    else for (const each of value ?? []) params.append(name, each);
  }
  return params;
}
