import { US_PER_HOUR } from "../core/time.ts";

/** From inclusive to exclusive, in microseconds. */
export interface Span {
  readonly fromUs: number;
  readonly toUs: number;
}

export interface HourSpans {
  /** Whole hours between these moments can be read from the roll-ups, … */
  readonly wholeFromUs: number;
  readonly wholeToUs: number;
  /** … but for these, … */
  readonly cutHoursUs: readonly number[];
  /** … whose parts are to be summed from the facts. */
  readonly parts: readonly Span[];
}

const hourOf = (us: number): number => Math.floor(us / US_PER_HOUR) * US_PER_HOUR;

/**
 * Cuts a range at moments that do not lie on an hour (its own ends, the midnights of zones that are
 * half an hour off, price changes), so that sums by hour are exact on both sides of each.
 */
export function cutIntoHours({ fromUs, toUs }: Span, momentsUs: readonly number[]): HourSpans {
  const cuts = [fromUs, toUs, ...momentsUs.filter((us) => us > fromUs && us < toUs)]
    .filter((us) => us % US_PER_HOUR !== 0)
    .sort((a, b) => a - b);
  const cutHoursUs = [...new Set(cuts.map(hourOf))];
  const parts = cutHoursUs.flatMap((hourUs) => {
    const inside = cuts.filter((us) => hourOf(us) === hourUs && us > fromUs && us < toUs);
    const begin = Math.max(hourUs, fromUs);
    const end = Math.min(hourUs + US_PER_HOUR, toUs);
    const ends = [...new Set([...inside, end])];
    return ends.map((partEnd, place) => ({ fromUs: ends[place - 1] ?? begin, toUs: partEnd }));
  });
  return {
    wholeFromUs: Math.ceil(fromUs / US_PER_HOUR) * US_PER_HOUR,
    wholeToUs: hourOf(toUs),
    cutHoursUs,
    parts,
  };
}
