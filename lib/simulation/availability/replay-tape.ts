import { US_PER_S } from "../../core/time.ts";
import type { ReplayAvailability } from "../conditions.ts";
import type { Tape, TapeSpan } from "./tape.ts";

/**
 * The user's own attempts as a tape. A tick in which attempts were made takes the share of them that was accepted, any
 * other what the nearest attempt met, where one lies within reach.
 */
export function replayTape(model: ReplayAvailability, span: TapeSpan): Tape {
  const accept = new Float32Array(span.ticks);
  const { startUs, accepted } = model;
  const tickUs = span.tickSeconds * US_PER_S;
  let next = 0;
  for (let tick = 0; tick < span.ticks; tick++) {
    const fromUs = span.startUs + tick * tickUs;
    while (next < startUs.length && (startUs[next] ?? 0) < fromUs) next++;
    let end = next;
    let good = 0;
    while (end < startUs.length && (startUs[end] ?? 0) < fromUs + tickUs)
      good += accepted[end++] ?? 0;
    accept[tick] =
      end > next ? good / (end - next) : nearestAccept(model, next, fromUs + tickUs / 2);
  }
  return { tickSeconds: span.tickSeconds, accept };
}

/** What the attempt nearest to a moment met; `next` is the first one after it. */
function nearestAccept(
  { startUs, accepted, reachSeconds, otherwise }: ReplayAvailability,
  next: number,
  us: number,
): number {
  const after = (startUs[next] ?? Infinity) - us;
  const before = us - (startUs[next - 1] ?? -Infinity);
  if (Math.min(after, before) > reachSeconds * US_PER_S) return otherwise;
  return accepted[before <= after ? next - 1 : next] ?? otherwise;
}
