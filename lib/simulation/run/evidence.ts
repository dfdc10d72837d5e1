import type { Random } from "../../core/random.ts";
import { US_PER_S } from "../../core/time.ts";
import type { HourOfWeek } from "../conditions.ts";
import { type CapacityAttempt, seriesOf } from "../estimate/capacity-attempts.ts";
import { effectiveSample } from "../estimate/effective-sample.ts";
import { fitTwoState, type TwoStateFit } from "../estimate/fit-two-state.ts";
import { courseOfAttempts } from "../estimate/week-course.ts";
import { type NextWeek, nextWeek } from "../estimate/week-to-week.ts";
import { acceptLogitOf, refusalWeeks } from "../estimate/weekly-refusals.ts";
import { fitLatency, type LatencyFit } from "../latency/fit-latency.ts";
import { type Slowdown, slowdownOf } from "../latency/slowdown.ts";
import type { TimedCall } from "../latency/timed-calls.ts";
import type { Traffic } from "../traffic/traffic.ts";
import { once } from "./once.ts";

/** What flex's own attempts say of it. */
export interface ChainEvidence {
  readonly chain: TwoStateFit;
  /** Independent looks at flex that its attempts are worth; 0 without attempts. */
  readonly looks: number;
  /** How far the logit of acceptance lies off from week to week; `null` with fewer than two weeks of attempts. */
  readonly weeks: NextWeek | null;
}

/** What the records themselves say of flex and of durations, fitted where a scenario asks for it. */
export interface Evidence {
  chain(): ChainEvidence;
  /** What each hour of the week adds to the logit of acceptance; nothing without attempts. */
  course(): HourOfWeek | null;
  slowdown(): Slowdown | null;
  latencyOf(model: Pick<TimedCall, "provider" | "model">): LatencyFit | null;
}

/** Beyond so many attempts the likelihood takes seconds and says no more. */
const MOST_ATTEMPTS = 100_000;

function spanSeconds(attempts: readonly CapacityAttempt[]): number {
  const [first, last] = [attempts[0], attempts.at(-1)];
  return first && last ? (last.atUs - first.atUs) / US_PER_S : 0;
}

const allTimed = (traffic: Traffic, tier: string): readonly TimedCall[] =>
  traffic.timed.models(tier).flatMap((model) => traffic.timed.of({ ...model, tier }));

function chainEvidence({ capacity }: Traffic): ChainEvidence {
  const attempts = capacity.attempts.slice(-MOST_ATTEMPTS);
  const chain = fitTwoState(seriesOf(attempts));
  const looks = effectiveSample(spanSeconds(attempts), chain.parameters.memorySeconds);
  return {
    chain,
    looks: Math.min(attempts.length, looks),
    weeks: nextWeek(refusalWeeks(attempts).map(acceptLogitOf)),
  };
}

function latencyFit({ timed }: Traffic, model: Pick<TimedCall, "provider" | "model">) {
  return fitLatency(
    timed.of({ ...model, tier: "standard" }).map(({ latencyMs, inputTokens, outputTokens }) => ({
      latencySeconds: latencyMs / 1_000,
      ...{ inputTokens, outputTokens },
    })),
  );
}

/** What a scenario may leave to the records. */
export function gatherEvidence(traffic: Traffic, random: Random): Evidence {
  const fits = new Map<string, LatencyFit | null>();
  const chain = once(() => chainEvidence(traffic));
  return {
    chain,
    course: once(() => {
      const { attempts } = traffic.capacity;
      const { memorySeconds } = chain().chain.parameters;
      return attempts.length === 0 ? null : courseOfAttempts(attempts, memorySeconds);
    }),
    slowdown: once(() =>
      slowdownOf(allTimed(traffic, "flex"), allTimed(traffic, "standard"), random),
    ),
    latencyOf(model) {
      const key = JSON.stringify([model.provider, model.model]);
      const known = fits.get(key);
      if (known !== undefined) return known;
      const fit = latencyFit(traffic, model);
      fits.set(key, fit);
      return fit;
    },
  };
}
