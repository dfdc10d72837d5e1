import { shiftLogit } from "../availability/hour-of-week.ts";
import type { AvailabilityModel, Conditions, HourOfWeek } from "../conditions.ts";
import type { CapacityAttempts } from "../estimate/capacity-attempts.ts";
import type { Assumptions } from "../scenario/scenario.ts";
import type { WorldNumbers } from "./world.ts";

/** The user's own attempts as arrays, made once for all worlds. */
export interface ReplayedAttempts {
  readonly startUs: Float64Array;
  readonly accepted: Uint8Array;
  /** Their course of a week, where the scenario has it fitted. */
  readonly course: HourOfWeek | null;
}

export const replayedAttempts = (
  attempts: CapacityAttempts["attempts"],
  course: HourOfWeek | null = null,
): ReplayedAttempts => ({
  startUs: Float64Array.from(attempts, ({ atUs }) => atUs),
  accepted: Uint8Array.from(attempts, ({ accepted }) => (accepted ? 1 : 0)),
  course,
});

function outagesOf(numbers: WorldNumbers, hourOfWeek: HourOfWeek | null) {
  const { upAccept = 1, downAccept = 1, shareDown = 0, weekOff = 0 } = numbers;
  return {
    upAccept: shiftLogit(upAccept, weekOff),
    downAccept: shiftLogit(downAccept, weekOff),
    ...{ shareDown, hourOfWeek },
  };
}

function availabilityOf(
  { availability }: Assumptions,
  numbers: WorldNumbers,
  replayed: ReplayedAttempts,
): AvailabilityModel {
  const { memorySeconds = 1 } = numbers;
  switch (availability.kind) {
    case "constant":
      return {
        kind: "constant",
        refusal: numbers.refusal ?? 0,
        hourOfWeek: availability.hourOfWeek,
      };
    case "fitted":
      return { kind: "two-state", ...outagesOf(numbers, replayed.course), memorySeconds };
    case "two-state":
      return { kind: "two-state", ...outagesOf(numbers, availability.hourOfWeek), memorySeconds };
    case "semi-markov":
      return {
        kind: "semi-markov",
        ...outagesOf(numbers, availability.hourOfWeek),
        shortShare: numbers.shortShare ?? 1,
        shortSeconds: numbers.shortSeconds ?? 1,
        longSeconds: numbers.longSeconds ?? 1,
      };
    case "replay":
      return {
        kind: "replay",
        startUs: replayed.startUs,
        accepted: replayed.accepted,
        reachSeconds: availability.reachSeconds,
        otherwise: numbers.otherwise ?? 1,
      };
  }
}

/** What a world does to attempts. */
export const conditionsOf = (
  assumptions: Assumptions,
  numbers: WorldNumbers,
  replayed: ReplayedAttempts,
): Conditions => ({
  availability: availabilityOf(assumptions, numbers, replayed),
  refusalSeconds: numbers.refusalSeconds ?? 0,
  stallShare: numbers.stallShare ?? 0,
  stallSeconds: numbers.stallSeconds ?? 0,
  retryAfterSeconds: assumptions.retryAfterSeconds,
});
