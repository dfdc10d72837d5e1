import { perfectInformation } from "./perfect-information.ts";

/** What a workload costs in dollars today, under a scenario, and how far off that is in each world drawn. */
export interface UncertainChoice {
  readonly today: number;
  readonly scenario: number;
  readonly off: readonly number[];
}

/**
 * What it would save in the mean, in dollars, to know the world before choosing for each workload between today and
 * the scenario; 0 where no world changes a choice. More than any test can be worth.
 */
export const worthOfKnowing = (choices: readonly UncertainChoice[]): number =>
  choices.reduce((sum, { today, scenario, off }) => {
    const costs = off.map((by) => [scenario + by, today]);
    return sum + (perfectInformation(costs)?.value ?? 0);
  }, 0);
