import { TZDate } from "@date-fns/tz";
import { US_PER_MS } from "../core/time.ts";
import { startOfItsDayUs } from "./zone.ts";

export interface Span {
  readonly fromUs: number;
  readonly toUs: number;
}

/**
 * The period that ends where this one begins and is as long (µs UTC). One that begins with a local day is held against
 * as much by the clock on the wall, so that days are held against days also where one of them has 23 or 25 hours.
 */
export function previousPeriod({ fromUs, toUs }: Span, zone: string): Span {
  const isWholeDays = startOfItsDayUs(fromUs, zone) === fromUs;
  const lengthUs = isWholeDays ? wallUs(toUs, zone) - wallUs(fromUs, zone) : toUs - fromUs;
  const startUs = isWholeDays
    ? fromWallUs(wallUs(fromUs, zone) - lengthUs, zone)
    : fromUs - lengthUs;
  return { fromUs: startUs, toUs: fromUs };
}

/** What the clock on the wall shows, as if it were UTC. */
function wallUs(us: number, zone: string): number {
  const offsetMinutes = new TZDate(us / US_PER_MS, zone).getTimezoneOffset();
  return us - offsetMinutes * 60_000 * US_PER_MS;
}

function fromWallUs(wall: number, zone: string): number {
  const utc = new Date(Math.floor(wall / US_PER_MS));
  const local = new TZDate(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
    utc.getUTCMilliseconds(),
    zone,
  );
  return local.getTime() * US_PER_MS + (((wall % US_PER_MS) + US_PER_MS) % US_PER_MS);
}
