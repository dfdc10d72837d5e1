import { err, ok, type Result } from "../../lib/core/result.ts";
import { latencyReportOf } from "../../lib/db/queries/latency-report.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { LatencyReport } from "../../lib/wire/latency.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { readFilters } from "./overview.ts";
import { priceBook } from "./price-book.ts";

/** What single calls tell of waiting; refuses filters of which it does not understand every word. */
export async function latency(params: URLSearchParams): Promise<Result<LatencyReport, Problem>> {
  const filters = readFilters(params);
  if (filters.ignored.length > 0) {
    const message = filters.ignored
      .map(({ name, value, why }) => `${name}=${value}: ${why}.`)
      .join(" ");
    return err({ code: "bad-request", message });
  }
  return ok(await latencyReportOf(database(), await priceBook(), { filters, nowUs: nowUs() }));
}
