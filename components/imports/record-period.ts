import type { ImportSummary } from "../../lib/wire/imports.ts";
import { formatMoment } from "../format/moment.ts";
import { formatCounted } from "../format/quantity.ts";

/** From when to when the records reach, and how many name no time; `null` of no records. Moments are in UTC. */
export function recordPeriod({
  firstUs,
  lastUs,
  undated,
}: Pick<ImportSummary, "firstUs" | "lastUs" | "undated">): string | null {
  const timeless = `${formatCounted(undated, "record names", "records name")} no time`;
  if (firstUs === null || lastUs === null) return undated > 0 ? `${timeless}.` : null;
  const [first, last] = [firstUs, lastUs].map((us) => formatMoment(us, "UTC"));
  const dated = first === last ? `Records of ${first} UTC` : `Records from ${first} to ${last} UTC`;
  return undated > 0 ? `${dated}; ${timeless}.` : `${dated}.`;
}
