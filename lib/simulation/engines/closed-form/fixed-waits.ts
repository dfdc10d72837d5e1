import { emptyOutcome, type OutcomeSums } from "../../outcome/outcome.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import { exhaustedStart, tallyAnswered, tallyExhausted } from "../flex-tally.ts";
import { buildLadder, EXHAUSTED, type Ladder } from "../ladder.ts";
import { type AvailabilityChain, moveMass } from "./chain.ts";

const MOST_RUNGS = 200_000;

/**
 * One operation under fixed waits: pi R P(g1) R P(g2) … R 1 of a chain with one or two states, with as many branches as
 * ways to fail; exact, with the law of waits. `null` where there are too many branches.
 */
export function fixedWaitsOutcome(
  plan: AttemptPlan,
  chain: AvailabilityChain,
  inTime: number,
): OutcomeSums | null {
  const kinds = { stalls: plan.stallShare > 0, timesOut: inTime < 1 };
  const waits = plan.waits.map(({ lowSeconds }) => lowSeconds);
  const ladder = buildLadder(plan, waits, kinds, MOST_RUNGS);
  if (ladder === null) return null;
  const sums = emptyOutcome(plan.policy);
  sums.operations = 1;
  const masses: number[][] = Array.from(ladder.attempt, () => chain.shares.map(() => 0));
  masses[0] = [...chain.shares];
  masses.forEach((mass, rung) => {
    climb(plan, chain, ladder, rung, mass, inTime, masses, sums);
  });
  return sums;
}

function climb(
  plan: AttemptPlan,
  chain: AvailabilityChain,
  ladder: Ladder,
  rung: number,
  mass: readonly number[],
  inTime: number,
  masses: number[][],
  sums: OutcomeSums,
): void {
  const attempt = ladder.attempt[rung] ?? 0;
  const startSeconds = ladder.startSeconds[rung] ?? 0;
  const accepted = mass.map((part, state) => part * (chain.accept[state] ?? 0));
  const rejected = mass.map((part, state) => part * (1 - (chain.accept[state] ?? 0)));
  const total = (parts: readonly number[], share: number): number =>
    parts.reduce((sum, part) => sum + part, 0) * share;
  const { stallShare } = plan;
  sums.refused += total(rejected, 1 - stallShare);
  sums.stalled += total(rejected, stallShare);
  sums.abandoned += total(accepted, 1 - inTime);
  tallyAnswered(sums, { attempt, startSeconds, answered: total(accepted, inTime) });
  const fail = (
    parts: readonly number[],
    share: number,
    lastedSeconds: number,
    next: number,
  ): void => {
    if (share <= 0) return;
    if (next === EXHAUSTED) {
      const followsAt = exhaustedStart(plan, startSeconds + lastedSeconds);
      tallyExhausted(sums, plan, attempt, followsAt, total(parts, share));
      return;
    }
    const gap = (ladder.startSeconds[next] ?? 0) - startSeconds;
    const into = masses[next];
    const moved = parts.map((part) => part * share);
    if (into) moveMass(chain, moved, Math.exp(-gap / chain.memorySeconds), into);
  };
  fail(rejected, 1 - stallShare, plan.refusalSeconds, ladder.afterRefusal[rung] ?? EXHAUSTED);
  fail(rejected, stallShare, plan.stallSeconds, ladder.afterStall[rung] ?? EXHAUSTED);
  fail(accepted, 1 - inTime, plan.timeoutSeconds, ladder.afterTimeout[rung] ?? EXHAUSTED);
}
