import type { Overview } from "../../lib/wire/overview.ts";
import type { FullDays } from "../charts/spend-by-day/bucket-spend.ts";
import { addDays, dayInZone } from "../format/moment.ts";

type Period = Pick<Overview, "nowUs"> & {
  readonly filters: Pick<Overview["filters"], "fromUs" | "toUs" | "zone">;
};

/** The first and the last day that the period holds in full and that were over when it was asked for; `null` where nothing cuts it. */
export function fullDays({ nowUs, filters: { fromUs, toUs, zone } }: Period): FullDays {
  const endUs = Math.min(nowUs, toUs ?? nowUs);
  return {
    first: fromUs === null ? null : addDays(dayInZone(fromUs - 1, zone), 1),
    last: addDays(dayInZone(endUs, zone), -1),
  };
}
