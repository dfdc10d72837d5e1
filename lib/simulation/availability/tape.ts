/**
 * One history of flex availability: the chance that an attempt is accepted, tick by tick. Before its beginning the
 * first tick holds, past its end the last one, so that a tape of one tick is a constant.
 */
export interface Tape {
  readonly tickSeconds: number;
  readonly accept: Float32Array;
}

/** The ticks that a tape covers, from the beginning of tick 0 in microseconds since 1970. */
export interface TapeSpan {
  readonly startUs: number;
  readonly tickSeconds: number;
  readonly ticks: number;
}

/** The chance of acceptance so many seconds after the tape's beginning. */
export function acceptAt({ tickSeconds, accept }: Tape, seconds: number): number {
  const tick = Math.floor(seconds / tickSeconds);
  return accept[Math.min(Math.max(0, tick), accept.length - 1)] ?? 0;
}

/** The mean chance of acceptance over all ticks. */
export function meanAccept({ accept }: Tape): number {
  let sum = 0;
  for (let tick = 0; tick < accept.length; tick++) sum += accept[tick] ?? 0;
  return sum / accept.length;
}
