import type { Random } from "../core/random.ts";
import {
  BATCH_EXPIRED,
  type Failure,
  FLEX_UNAVAILABLE,
  failuresOf,
  INVALID,
  QUOTA,
  REFUSED_TRIALS,
  SLOW_DOWN,
  TIMED_OUT,
  TOO_LONG,
} from "./failures.ts";
import { flexRefusalChance } from "./flex-availability.ts";
import type { Pressure } from "./pressure.ts";
import type { SampleModel, SampleWorkload } from "./profile.ts";
import { during, type Weather } from "./weather.ts";

export interface Attempt {
  readonly workload: SampleWorkload;
  readonly model: SampleModel;
  readonly tier: string | null;
  readonly number: number;
  readonly startUs: number;
  readonly inputTokens: number;
  readonly pressure: Pressure;
  /** Milliseconds that the answer would take if it came. */
  readonly answerMs: number;
}

const TIMEOUT_MS = 600_000;
const INVALID_SHARE = 0.0008;
const OVERLOADED_SHARE = 0.0007;
const OVERLOADED_IN_INCIDENT = 0.3;
const SERVER_ERROR_SHARE = 0.0013;
const STALLED_FLEX_SHARE = 0.0012;
const BATCH_EXPIRED_SHARE = 0.12;
/** Pressure falls while a client waits, so a later attempt is refused less often. */
const RELIEF_AFTER_WAITING = 0.3;

function rateLimitChance({ load }: Pressure): number {
  return load <= 1 ? 0 : Math.min(0.6, 0.08 + 0.25 * (load - 1));
}

function slowDownChance({ load, growth }: Pressure): number {
  return load > 0.6 && growth > 4 ? 0.06 : 0;
}

/** The failures that follow from the call and the moment, without chance. */
function certainFailure(attempt: Attempt, weather: Weather): Failure | null {
  const { workload, model, tier, startUs } = attempt;
  const { trial } = workload;
  const online = tier !== "batch" && model.provider === "openai";
  if (online && during(weather, "credit-exhausted", startUs)) return QUOTA;
  if (trial && tier === trial.tier) return REFUSED_TRIALS[trial.refusedAs];
  return attempt.inputTokens > model.contextTokens ? TOO_LONG : null;
}

function refusedByLimit(random: Random, attempt: Attempt): Failure | null {
  const { model, number, pressure } = attempt;
  const relief = number === 0 ? 1 : RELIEF_AFTER_WAITING;
  if (random.next() < rateLimitChance(pressure) * relief) return failuresOf(model).rateLimit;
  const ramping = model.provider === "openai" ? slowDownChance(pressure) : 0;
  return random.next() < ramping * relief ? SLOW_DOWN : null;
}

function brokenProvider(random: Random, attempt: Attempt, weather: Weather): Failure | null {
  const { model, startUs } = attempt;
  const incident = model.provider === "openai" && during(weather, "provider-overload", startUs);
  const overloadedShare = incident ? OVERLOADED_IN_INCIDENT : OVERLOADED_SHARE;
  if (random.next() < overloadedShare) return failuresOf(model).overloaded;
  return random.next() < SERVER_ERROR_SHARE ? failuresOf(model).serverError : null;
}

/** Why an attempt fails: first what must fail, then capacity, limits, faults and time; `null` when answered. */
export function attemptFailure(random: Random, attempt: Attempt, weather: Weather): Failure | null {
  const { tier, startUs, number, answerMs } = attempt;
  const certain = certainFailure(attempt, weather);
  if (certain) return certain;

  const happens = (chance: number) => random.next() < chance;
  if (tier === "batch") {
    const expiring = number === 0 && during(weather, "batch-expiry", startUs);
    return expiring && happens(BATCH_EXPIRED_SHARE) ? BATCH_EXPIRED : null;
  }
  if (tier === "flex" && happens(flexRefusalChance(weather.flexOutages, startUs))) {
    return FLEX_UNAVAILABLE;
  }
  const refused = refusedByLimit(random, attempt) ?? brokenProvider(random, attempt, weather);
  if (refused) return refused;
  if (number === 0 && happens(INVALID_SHARE)) return INVALID;
  const stalled = tier === "flex" && happens(STALLED_FLEX_SHARE);
  return stalled || answerMs > TIMEOUT_MS ? TIMED_OUT : null;
}
