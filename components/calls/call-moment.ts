import { isoFromUs, US_PER_MS } from "../../lib/core/time.ts";

const readers = new Map<string, Intl.DateTimeFormat>();

function readerOf(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-GB", {
    ...{ timeZone: zone, hourCycle: "h23" },
    ...{ year: "numeric", month: "short", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
  });
  readers.set(zone, made);
  return made;
}

/** A call's time to the second in a zone, as "14 Nov 2026, 15:04:09"; "no time" where its source names none. */
export const callMoment = (us: number | null, zone: string): string =>
  us === null ? "no time" : readerOf(zone).format(Math.floor(us / US_PER_MS));

/** The same moment exactly, in UTC. */
export const exactMoment = (us: number | null): string => (us === null ? "no time" : isoFromUs(us));
