import { emptyOutcome, type OutcomeSums } from "../../outcome/outcome.ts";
import type { AttemptPlan } from "../attempt-plan.ts";
import { exhaustedStart, tallyAnswered, tallyExhausted } from "../flex-tally.ts";
import { buildLadder, EXHAUSTED, type Ladder } from "../ladder.ts";
import { type AvailabilityChain, moveMass } from "./chain.ts";

const MOST_RUNGS = 200_000;

/** What climbing a ladder needs on every rung. */
interface Climb {
  readonly plan: AttemptPlan;
  readonly chain: AvailabilityChain;
  readonly inTime: number;
  readonly ladder: Ladder;
  /** For each rung the chance to come to it, in each state of the chain. */
  readonly masses: readonly number[][];
  readonly sums: OutcomeSums;
}

/**
 * One operation under fixed waits: pi R P(g1) R P(g2) … R 1 of a chain with one or two states, with as many branches as
 * ways to fail; exact, with the law of waits. `null` where there are too many branches.
 */
export function fixedWaitsOutcome(
  plan: AttemptPlan,
  waitSeconds: ArrayLike<number>,
  chain: AvailabilityChain,
  inTime: number,
): OutcomeSums | null {
  const kinds = { stalls: plan.stallShare > 0, timesOut: inTime < 1 };
  const ladder = buildLadder(plan, waitSeconds, kinds, MOST_RUNGS);
  if (ladder === null) return null;
  const sums = emptyOutcome(plan.policy);
  sums.operations = 1;
  const masses = Array.from(ladder.attempt, (_, rung) =>
    chain.shares.map((share) => (rung === 0 ? share : 0)),
  );
  const climb: Climb = { plan, chain, inTime, ladder, masses, sums };
  for (let rung = 0; rung < masses.length; rung++) attemptOn(rung, climb);
  return sums;
}

const total = (parts: readonly number[]): number => parts.reduce((sum, part) => sum + part, 0);

function attemptOn(rung: number, climb: Climb): void {
  const { plan, chain, inTime, ladder, masses, sums } = climb;
  const mass = masses[rung] ?? [];
  const { stallShare } = plan;
  const accepted = mass.map((part, state) => part * (chain.accept[state] ?? 0));
  const rejected = mass.map((part, state) => part * (1 - (chain.accept[state] ?? 0)));
  const refused = rejected.map((part) => part * (1 - stallShare));
  const stalled = rejected.map((part) => part * stallShare);
  const late = accepted.map((part) => part * (1 - inTime));
  sums.refused += total(refused);
  sums.stalled += total(stalled);
  sums.abandoned += total(late);
  tallyAnswered(sums, {
    attempt: ladder.attempt[rung] ?? 0,
    startSeconds: ladder.startSeconds[rung] ?? 0,
    answered: total(accepted) * inTime,
  });
  goOn(rung, ladder.afterRefusal, plan.refusalSeconds, refused, climb);
  goOn(rung, ladder.afterStall, plan.stallSeconds, stalled, climb);
  goOn(rung, ladder.afterTimeout, plan.timeoutSeconds, late, climb);
}

/** Moves what failed in one way to the rung that follows, or to what comes after the last. */
function goOn(
  rung: number,
  following: Int32Array,
  lastedSeconds: number,
  failed: readonly number[],
  { plan, chain, ladder, masses, sums }: Climb,
): void {
  if (total(failed) === 0) return;
  const next = following[rung] ?? EXHAUSTED;
  const startSeconds = ladder.startSeconds[rung] ?? 0;
  if (next === EXHAUSTED) {
    const followsAt = exhaustedStart(plan, startSeconds + lastedSeconds);
    tallyExhausted(sums, plan, ladder.attempt[rung] ?? 0, followsAt, total(failed));
    return;
  }
  const gapSeconds = (ladder.startSeconds[next] ?? 0) - startSeconds;
  const into = masses[next];
  if (into) moveMass(chain, failed, Math.exp(-gapSeconds / chain.memorySeconds), into);
}
