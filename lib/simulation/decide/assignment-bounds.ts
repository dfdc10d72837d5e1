/** What one policy makes of one workload. */
export interface TierChoice {
  /** Of the period that the budget is of. */
  readonly usd: number;
  /** `null` where nothing tells how long its requests take. */
  readonly p95Seconds: number | null;
  readonly meanSeconds: number | null;
  readonly timedRequests: number;
  /** `null` without a deadline too. */
  readonly missed: number | null;
}

export interface ChoosingWorkload<Each extends TierChoice> {
  readonly today: Each;
  /** Policies that may be chosen, today's among them. */
  readonly choices: readonly Each[];
  /** What the scenario says. */
  readonly own: Each;
}

export interface AssignmentBounds {
  readonly budgetUsd: number | null;
  /** Of each workload; `today`: what it answers 95 of 100 within as it is. */
  readonly p95Seconds: number | "today" | null;
  /** Of the requests of all workloads together that have a deadline and a time. */
  readonly missShare: number | null;
}

export type AssignmentProblem =
  /** The cheapest of what keeps the other bounds costs so much. */
  | { readonly code: "over-budget"; readonly cheapestUsd: number }
  /** The fastest policy of the workload in this place answers 95 of 100 within so long. */
  | { readonly code: "over-p95"; readonly workload: number; readonly fastestSeconds: number }
  /** So many miss at the least, within the budget where that is what is in the way. */
  | { readonly code: "over-misses"; readonly leastShare: number; readonly isForBudget: boolean }
  /** Nothing tells how long any request takes, or none has a deadline. */
  | { readonly code: "untimed"; readonly bound: "budget" | "p95" | "missShare" };

export const missesOf = ({ missed }: TierChoice): number => missed ?? 0;

/** Sums of doubles in another order differ in their last bits. */
export const SLACK = 1 + 1e-12;

/** Within how long 95 of 100 are to be answered; `null` where that is not bounded, or today's is not known. */
export const p95Limit = (
  today: TierChoice,
  bound: AssignmentBounds["p95Seconds"],
): number | null => (bound === "today" ? today.p95Seconds : bound);

/** Which bounds the scenario's own policies break, with what they come to instead. */
export function brokenBounds<Each extends TierChoice>(
  workloads: readonly ChoosingWorkload<Each>[],
  { budgetUsd, p95Seconds, missShare }: AssignmentBounds,
): readonly AssignmentProblem[] {
  const usd = workloads.reduce((sum, { own }) => sum + own.usd, 0);
  const judged = workloads.filter(({ own }) => own.missed !== null);
  const timed = judged.reduce((sum, { own }) => sum + own.timedRequests, 0);
  const share = judged.reduce((sum, { own }) => sum + missesOf(own), 0) / Math.max(1, timed);
  const slow = workloads.findIndex(({ own, today }) => {
    const limit = p95Limit(today, p95Seconds);
    return limit !== null && own.p95Seconds !== null && own.p95Seconds > limit;
  });
  const fastestSeconds = workloads[slow]?.own.p95Seconds ?? 0;
  return [
    ...(budgetUsd !== null && usd > budgetUsd * SLACK
      ? [{ code: "over-budget", cheapestUsd: usd } as const]
      : []),
    ...(slow === -1 ? [] : [{ code: "over-p95", workload: slow, fastestSeconds } as const]),
    ...(missShare !== null && share > missShare * SLACK
      ? [{ code: "over-misses", leastShare: share, isForBudget: false } as const]
      : []),
  ];
}
