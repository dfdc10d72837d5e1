import { longestWaits } from "../../retry/backoff.ts";
import { compileTape, shortestMemory } from "../availability/compile-tape.ts";
import type { Tape } from "../availability/tape.ts";
import type { AvailabilityModel } from "../conditions.ts";
import type { Arrivals } from "../engine.ts";
import { streamKey } from "../random/streams.ts";
import { type AttemptPlan, longestFailure } from "./attempt-plan.ts";

/** A tape's ticks are so much shorter than its memory that an attempt's place in its tick does not matter. */
const TICKS_PER_MEMORY = 100;
/** 128 MB. */
const MOST_TICKS = 2 ** 25;
const LONGEST_TAIL_SECONDS = 86_400;

/** How many ticks of the tape there are to one of the arrivals. */
export function tapeTicksPerTick(
  model: AvailabilityModel,
  { tickSeconds, ticks }: Arrivals,
): number {
  const wanted = Math.ceil((TICKS_PER_MEMORY * tickSeconds) / shortestMemory(model));
  return Math.max(1, Math.min(wanted, Math.floor(MOST_TICKS / Math.max(1, ticks))));
}

/**
 * Tape `index` of a seed: long enough for the retries of the last arrivals. The same for every policy that is compared,
 * but for how far it goes on after them.
 */
export function tapeOfRun(
  model: AvailabilityModel,
  arrivals: Arrivals,
  plan: AttemptPlan,
  seed: number,
  index: number,
): Tape {
  const perTick = tapeTicksPerTick(model, arrivals);
  const tickSeconds = arrivals.tickSeconds / perTick;
  const { maxAttempts, backoff } = plan.policy;
  const waits = Math.max(
    longestWaits(backoff, maxAttempts),
    (plan.askedSeconds ?? 0) * maxAttempts,
  );
  const timesOut = Number.isFinite(plan.timeoutSeconds);
  const tail = Math.min(
    LONGEST_TAIL_SECONDS,
    plan.budgetSeconds,
    waits + maxAttempts * longestFailure(plan, timesOut),
  );
  const ticks = arrivals.ticks * perTick + Math.ceil(tail / tickSeconds);
  return compileTape(
    model,
    { startUs: arrivals.startUs, tickSeconds, ticks },
    streamKey(seed, "tape", index),
  );
}
