import type { BreakEvenPoint } from "../charts/scenario-break-even/prepare.ts";
import { differenceOf, verdictOf } from "./difference-words.ts";
import type { Evaluation } from "./evaluate.ts";
import { type Draft, withValue } from "./scenario-file.ts";

/** Shares of refused attempts at which a scenario is evaluated, closer where flex usually is. */
export const REFUSALS = [0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** The scenario at each of these shares, each attempt refused on its own. */
export const refusalFiles = (draft: Draft): readonly unknown[] =>
  REFUSALS.map((refusal) => ({
    ...draft,
    assumptions: withValue(draft.assumptions, ["availability"], { kind: "constant", refusal }),
  }));

/** What is saved at each share that could be evaluated. */
export const refusalPoints = (found: readonly (Evaluation | null)[]): readonly BreakEvenPoint[] =>
  found.flatMap((evaluation, place) => {
    const difference = evaluation && differenceOf(evaluation.after.answer.cost);
    const at = REFUSALS[place];
    return difference && at !== undefined ? [{ at, savedUsd: Number(difference.savedUsd) }] : [];
  });

const DELAY_STEPS = 10;

/** What is left of a saving by the price of an hour that one request waits longer; none where no price decides. */
export function delayPoints(evaluation: Evaluation): readonly BreakEvenPoint[] {
  const verdict = verdictOf(evaluation);
  const difference = differenceOf(evaluation.after.answer.cost);
  if (verdict.kind !== "below" || difference === null) return [];
  const saved = Number(difference.savedUsd);
  return Array.from({ length: DELAY_STEPS + 1 }, (_, step) => {
    const share = (2 * step) / DELAY_STEPS;
    return { at: verdict.usdPerHour * share, savedUsd: saved * (1 - share) };
  });
}
