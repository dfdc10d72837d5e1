import { cellFilterOf } from "../analytics/overview-filters.ts";
import type { Database } from "../db/database.ts";
import { priceFrameOf } from "../db/price-frame.ts";
import { shownOrigin, syntheticShare } from "../db/queries/synthetic-share.ts";
import { walkRecords } from "../db/queries/walk-records.ts";
import { collectTraffic, type TrafficQuestion } from "../simulation/traffic/collect-traffic.ts";
import type { RecordSorter } from "../simulation/traffic/record-sorter.ts";
import { MOST_SINGLE_CALLS, summedRemark } from "../simulation/traffic/summed-remark.ts";
import type { Traffic } from "../simulation/traffic/traffic.ts";
import type { AppliedFilters } from "../wire/overview.ts";

/** The traffic of a scenario, with what is to be said of how it was read. */
export interface ReadTraffic {
  readonly traffic: Traffic;
  readonly remarks: readonly string[];
}

/** The stored records that filters mean, sorted by the workloads of the question or by a sorter of one's own. */
export async function storedTraffic(
  db: Database,
  filters: AppliedFilters,
  question: TrafficQuestion,
  sorter?: RecordSorter,
): Promise<ReadTraffic> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const wish = { filter: cellFilterOf(filters, shown), mostCalls: MOST_SINGLE_CALLS };
  const walk = await walkRecords(db, wish, priceFrameOf(question.book));
  const traffic = await collectTraffic(question, walk, sorter);
  const { calls, besideSums } = walk;
  const remarks = besideSums === null ? [] : [summedRemark(calls, besideSums.sampled.length)];
  return { traffic, remarks };
}
