import type { SemiMarkovAvailability, TwoStateAvailability } from "../conditions.ts";
import type { WordStream } from "../random/word-stream.ts";
import type { Tape, TapeSpan } from "./tape.ts";

/** How long flex stays up, and how long outages last: a mixture of exponential laws. */
interface Outages {
  readonly shareDown: number;
  readonly upSeconds: number;
  readonly short: { readonly share: number; readonly meanSeconds: number };
  readonly long: { readonly share: number; readonly meanSeconds: number };
}

/** The mean time up that makes flex down for this share of the time. */
const meanUp = (meanDown: number, shareDown: number): number =>
  shareDown === 0 ? Infinity : (meanDown * (1 - shareDown)) / shareDown;

/** Rates that add to 1 / tau: down ends at (1 - shareDown) / tau. */
export function twoStateOutages({ shareDown, memorySeconds }: TwoStateAvailability): Outages {
  const meanSeconds = memorySeconds / (1 - shareDown);
  const none = { share: 0, meanSeconds: 0 };
  return {
    shareDown,
    upSeconds: meanUp(meanSeconds, shareDown),
    short: { share: 1, meanSeconds },
    long: none,
  };
}

export function semiMarkovOutages(model: SemiMarkovAvailability): Outages {
  const { shareDown, shortShare, shortSeconds, longSeconds } = model;
  const mean = shortShare * shortSeconds + (1 - shortShare) * longSeconds;
  return {
    shareDown,
    upSeconds: meanUp(mean, shareDown),
    short: { share: shortShare, meanSeconds: shortSeconds },
    long: { share: 1 - shortShare, meanSeconds: longSeconds },
  };
}

const exponential = (random: WordStream, mean: number): number => -mean * Math.log(random.next());

/** An outage that began now. */
function outageSeconds({ short, long }: Outages, random: WordStream): number {
  const mean = random.next() < short.share ? short.meanSeconds : long.meanSeconds;
  return exponential(random, mean);
}

/** What is left of an outage met at any moment: a long one is met more often than it begins. */
function restOfOutage({ short, long }: Outages, random: WordStream): number {
  const shortTime = short.share * short.meanSeconds;
  const met = shortTime / (shortTime + long.share * long.meanSeconds);
  return exponential(random, random.next() < met ? short.meanSeconds : long.meanSeconds);
}

/**
 * A stationary history of times up and down, read in the middle of every tick. With one exponential law of outages it
 * is the two-state Markov chain.
 */
export function outageTape(
  { upAccept, downAccept }: { readonly upAccept: number; readonly downAccept: number },
  outages: Outages,
  { tickSeconds, ticks }: TapeSpan,
  random: WordStream,
): Tape {
  const accept = new Float32Array(ticks);
  if (outages.shareDown >= 1) return { tickSeconds, accept: accept.fill(downAccept) };
  let down = random.next() < outages.shareDown;
  let untilSeconds = down ? restOfOutage(outages, random) : exponential(random, outages.upSeconds);
  let tick = 0;
  while (tick < ticks) {
    const end = Math.min(ticks, Math.ceil(untilSeconds / tickSeconds - 0.5));
    if (end > tick) {
      accept.fill(down ? downAccept : upAccept, tick, end);
      tick = end;
    }
    down = !down;
    untilSeconds += down ? outageSeconds(outages, random) : exponential(random, outages.upSeconds);
  }
  return { tickSeconds, accept };
}
