import { formatMoment } from "../format/moment.ts";

/** When the first and the last record begin, in a sentence; moments are in UTC. */
export function recordPeriod(firstUs: number, lastUs: number): string {
  const first = formatMoment(firstUs, "UTC");
  const last = formatMoment(lastUs, "UTC");
  return first === last ? `Records of ${first} UTC.` : `Records from ${first} to ${last} UTC.`;
}
