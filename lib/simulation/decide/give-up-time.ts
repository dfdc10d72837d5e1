/** Stretches without room: each kind with its share of all stretches and its mean length; lengths are exponential. */
export interface OutageKind {
  readonly share: number;
  readonly meanSeconds: number;
}

/** Whether the client saw the outage begin, or came upon it in its midst. */
export type OutageSeen = "from-its-start" | "in-its-midst";

/** Rate at which a mixture of exponential waits ends after so long: it falls as the short ones are over. */
function endRate(kinds: readonly OutageKind[], afterSeconds: number): number {
  let [ends, lasts] = [0, 0];
  const longest = Math.max(...kinds.map(({ meanSeconds }) => meanSeconds));
  for (const { share, meanSeconds } of kinds) {
    // Relative to the longest, so that late moments do not vanish.
    const left = share * Math.exp(-afterSeconds / meanSeconds + afterSeconds / longest);
    lasts += left;
    ends += left / meanSeconds;
  }
  return lasts === 0 ? 0 : ends / lasts;
}

/** What a request in the midst of an outage meets: long ones more often, by their length. */
function metInMidst(kinds: readonly OutageKind[]): readonly OutageKind[] {
  const total = kinds.reduce((sum, { share, meanSeconds }) => sum + share * meanSeconds, 0);
  return kinds.map(({ share, meanSeconds }) => ({
    share: (share * meanSeconds) / total,
    meanSeconds,
  }));
}

const LONGEST_SECONDS = 30 * 86_400;
const SECONDS_PER_HOUR = 3_600;

/**
 * For how many seconds waiting for flex pays, where an hour's wait costs as much as `hourlyShareOfSaving` of what a call
 * at flex saves: until outages end at a lower rate than that. 0: never; `Infinity`: always, as rates only fall.
 */
export function giveUpSeconds(
  kinds: readonly OutageKind[],
  hourlyShareOfSaving: number,
  seen: OutageSeen,
): number {
  const met = seen === "from-its-start" ? kinds : metInMidst(kinds);
  const wanted = hourlyShareOfSaving / SECONDS_PER_HOUR;
  if (endRate(met, 0) <= wanted) return 0;
  let [low, high] = [0, LONGEST_SECONDS];
  if (endRate(met, high) > wanted) return Number.POSITIVE_INFINITY;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (endRate(met, middle) > wanted) low = middle;
    else high = middle;
  }
  return low;
}
