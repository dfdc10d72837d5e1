import type { UsageRecord } from "../../core/record.ts";

/** Requests of one aggregate row are spread over its period at so many moments. */
const MOST_MOMENTS = 288;

interface ArrivalList {
  readonly us: number[];
  readonly count: number[];
}

/** Adds when the requests of a record came: a call at its start, those of an aggregate row evenly over its period. */
export function addArrivals(
  list: ArrivalList,
  { startUs, endUs }: Pick<UsageRecord, "startUs" | "endUs">,
  requests: number,
): void {
  if (requests === 1 || endUs === null || endUs <= startUs) {
    list.us.push(startUs);
    list.count.push(requests);
    return;
  }
  const moments = Math.min(requests, MOST_MOMENTS);
  const stepUs = (endUs - startUs) / moments;
  for (let moment = 0; moment < moments; moment++) {
    const before = Math.floor((requests * moment) / moments);
    list.us.push(Math.floor(startUs + (moment + 0.5) * stepUs));
    list.count.push(Math.floor((requests * (moment + 1)) / moments) - before);
  }
}
