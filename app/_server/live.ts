import type { CellFilter } from "../../lib/analytics/cost-cell.ts";
import { cellFilterOf } from "../../lib/analytics/overview-filters.ts";
import { FILTER_PARAMETERS, LIST_FILTERS } from "../../lib/core/list-filters.ts";
import { err, type Result } from "../../lib/core/result.ts";
import { leaving } from "../../lib/http/leaving.ts";
import type { Problem } from "../../lib/http/problem.ts";
import { LiveService } from "../../lib/live-runner/live-service.ts";
import type { LiveSnapshot } from "../../lib/wire/live.ts";
import { ignoredWords } from "./asked-filters.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { readFilters } from "./overview.ts";
import { priceBook } from "./price-book.ts";

const SLOT = Symbol.for("tierscope.live");

/** One for the whole process: one connection listens for all pages. */
function live(): LiveService {
  const slots = globalThis as { [SLOT]?: LiveService };
  slots[SLOT] ??= new LiveService(database(), {
    ...{ nowUs, book: priceBook, leaving: leaving() },
    report: (error) => console.error(error),
  });
  return slots[SLOT];
}

const LIST_PARAMETERS: readonly string[] = LIST_FILTERS.flatMap(({ parameter }) => [
  parameter,
  `${parameter}!`,
]);

/** What is asked of the present: the lists alone, of what programs sent. */
function liveFilter(params: URLSearchParams): CellFilter {
  const lists = new URLSearchParams(params);
  for (const name of FILTER_PARAMETERS) if (!LIST_PARAMETERS.includes(name)) lists.delete(name);
  return cellFilterOf(readFilters(lists), "own");
}

/** What there is for the page that opens. */
export const liveSnapshot = async (params: URLSearchParams): Promise<LiveSnapshot> =>
  await live().snapshot(liveFilter(params));

const WHY =
  "what comes in is of the present: it takes lists alone, and the place to go on from in after";

/** Events by the lists of an address; what it does not understand is refused. */
export async function liveStream({
  url,
  headers,
}: Request): Promise<Result<ReadableStream<Uint8Array>, Problem>> {
  const params = new URL(url).searchParams;
  const after = params.get("after");
  params.delete("after");
  const ofPeriods = [...params]
    .filter(([name]) => FILTER_PARAMETERS.includes(name) && !LIST_PARAMETERS.includes(name))
    .map(([name, value]) => ({ name, value, why: WHY }));
  const ignored = [...readFilters(params).ignored, ...ofPeriods];
  if (ignored.length > 0) {
    const message = ignoredWords(ignored, [...LIST_PARAMETERS, "after"]);
    return err({ code: "bad-request", message });
  }
  return await live().open(liveFilter(params), headers.get("last-event-id") ?? after);
}
