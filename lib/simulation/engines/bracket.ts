import { HOURS_PER_WEEK, shiftLogit } from "../availability/hour-of-week.ts";
import type { Tape } from "../availability/tape.ts";
import type { AvailabilityModel } from "../conditions.ts";
import type { Bracket, RequestClass } from "../engine.ts";
import { type AttemptPlan, shareInTime } from "./attempt-plan.ts";
import { reachOfAttempts } from "./closed-form/certain-attempts.ts";

/** A chance of acceptance and how often it is met. */
interface Weather {
  readonly accept: number;
  readonly share: number;
}

function statesOf(model: AvailabilityModel, tape: Tape | null): Weather[] {
  switch (model.kind) {
    case "constant":
      return [{ accept: 1 - model.refusal, share: 1 }];
    case "replay":
      return tape === null
        ? []
        : Array.from(tape.accept, (accept) => ({ accept, share: 1 / tape.accept.length }));
    default:
      return [
        { accept: model.upAccept, share: 1 - model.shareDown },
        { accept: model.downAccept, share: model.shareDown },
      ];
  }
}

function weatherOf(model: AvailabilityModel, tape: Tape | null): Weather[] {
  const states = statesOf(model, tape);
  const hours = model.kind === "replay" ? null : model.hourOfWeek;
  if (hours === null) return states;
  return hours.flatMap((by) =>
    states.map(({ accept, share }) => ({
      accept: shiftLogit(accept, by),
      share: share / HOURS_PER_WEEK,
    })),
  );
}

/**
 * The share of operations that exhausts its flex attempts lies between (E[1 - a])^N, if refusals were independent, and
 * E[(1 - a)^N], if outages outlast all retries: the upper bound holds for every stationary process (Hölder), the lower
 * one for those whose refusals attract each other. Timeouts count as refusals; a binding budget widens it.
 */
export function fallbackBracket(
  plan: AttemptPlan,
  model: AvailabilityModel,
  classes: readonly RequestClass[],
  tape: Tape | null,
): Bracket {
  const weather = weatherOf(model, tape);
  const ofClasses = classes.map(({ laws }): readonly [number, number] => {
    const inTime = shareInTime(plan, laws);
    const { fewest, most } = reachOfAttempts(plan, inTime < 1);
    const meanOf = (failed: (share: number) => number): number =>
      weather.reduce((sum, { accept, share }) => sum + share * failed(1 - accept * inTime), 0);
    return [meanOf((failed) => failed) ** most, meanOf((failed) => failed ** fewest)];
  });
  const requests = classes.reduce((sum, one) => sum + one.requests, 0);
  const endOf = (end: 0 | 1): number =>
    classes.reduce((sum, one, place) => sum + one.requests * (ofClasses[place]?.[end] ?? 0), 0) /
    Math.max(1, requests);
  return { low: endOf(0), high: endOf(1), ofClasses };
}
