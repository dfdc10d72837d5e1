import { cellFilterOf } from "../../lib/analytics/overview-filters.ts";
import { ok, type Result } from "../../lib/core/result.ts";
import { priceFrameOf } from "../../lib/db/price-frame.ts";
import { shownOrigin, syntheticShare } from "../../lib/db/queries/synthetic-share.ts";
import { walkRecords } from "../../lib/db/queries/walk-records.ts";
import type { Problem } from "../../lib/http/problem.ts";
import { collectTraffic } from "../../lib/simulation/traffic/collect-traffic.ts";
import { groupSorter } from "../../lib/simulation/traffic/group-sorter.ts";
import { portableTraffic } from "../../lib/simulation/traffic/portable-traffic.ts";
import { MOST_SINGLE_CALLS, summedRemarks } from "../../lib/simulation/traffic/summed-remark.ts";
import { trafficOnWire } from "../../lib/simulation/traffic/traffic-on-wire.ts";
import type { ScenarioTraffic } from "../../lib/wire/scenario-traffic.ts";
import { askedFilters } from "./asked-filters.ts";
import { database } from "./database.ts";
import { priceBook } from "./price-book.ts";

const MOST_GROUPS = 100_000;

/** The stored records that the filters mean, grouped and priced at every tier: all that scenarios need of them. */
export async function scenarioTraffic(
  params: URLSearchParams,
): Promise<Result<ScenarioTraffic, Problem>> {
  const filters = askedFilters(params);
  if (!filters.ok) return filters;
  const [db, book] = [database(), await priceBook()];
  const shown = shownOrigin(await syntheticShare(db), filters.value.data);
  const wish = { filter: cellFilterOf(filters.value, shown), mostCalls: MOST_SINGLE_CALLS };
  const walk = await walkRecords(db, wish, priceFrameOf(book));
  const sorter = groupSorter(book, MOST_GROUPS);
  const question = { book, workloads: [], assumeTier: null, priceDayUs: null };
  const traffic = await collectTraffic(question, walk.batches, sorter);
  const remarks = summedRemarks(walk.calls, walk.areCallsSingle);
  return ok(trafficOnWire(portableTraffic(sorter, traffic, remarks)));
}
