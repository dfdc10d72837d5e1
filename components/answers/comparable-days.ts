import { US_PER_DAY } from "../../lib/core/time.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { addDays, dayInZone } from "../format/moment.ts";

export interface ComparableDays {
  readonly days: number;
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

const LENGTHS = [1, 7, 14, 30, 90] as const;
const MOST_OFFERED = 2;

/** The longest two of some usual lengths of days that end with the records and have as many recorded days before them. */
export function comparableDays(
  { dataFromUs, dataToUs }: Pick<PageFrame, "dataFromUs" | "dataToUs">,
  zone: string,
): readonly ComparableDays[] {
  if (dataFromUs === null || dataToUs === null) return [];
  const first = dayInZone(dataFromUs, zone);
  const to = dayInZone(dataToUs, zone);
  const recorded = Math.round((Date.parse(to) - Date.parse(first)) / (US_PER_DAY / 1_000)) + 1;
  return LENGTHS.filter((days) => days * 2 <= recorded)
    .slice(-MOST_OFFERED)
    .map((days) => ({ days, from: addDays(to, 1 - days), to }));
}
