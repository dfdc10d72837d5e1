import { ok, type Result } from "../../lib/core/result.ts";
import { latencyReportOf } from "../../lib/db/queries/latency-report.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { LatencyReport } from "../../lib/wire/latency.ts";
import { askedFilters } from "./asked-filters.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { priceBook } from "./price-book.ts";

/** What single calls tell of waiting; refuses filters of which it does not understand every word. */
export async function latency(params: URLSearchParams): Promise<Result<LatencyReport, Problem>> {
  const filters = askedFilters(params);
  if (!filters.ok) return filters;
  const question = { filters: filters.value, nowUs: nowUs() };
  return ok(await latencyReportOf(database(), await priceBook(), question));
}
