import type { Random } from "../../core/random.ts";
import { US_PER_DAY } from "../../core/time.ts";
import { sortedQuantile } from "../estimate/refusal-estimate.ts";
import type { TimedCall } from "./timed-calls.ts";

/** By how much one tier takes longer than another on like work, with a 90 % interval from whole days drawn again. */
export interface Slowdown {
  readonly factor: number;
  readonly low: number;
  readonly high: number;
  /** Standard deviation of the logarithm between like calls, beyond that of the other tier. */
  readonly sigma: number;
  /** Calls of the slower tier with like work at the other. */
  readonly matched: number;
}

interface Pair {
  readonly shift: number;
  readonly day: number;
}

const FEWEST_MATCHED = 20;
const MOST_OF_STRATUM = 64;
const RESAMPLES = 200;

const halving = (tokens: number): number => Math.floor(Math.log2(Math.max(1, tokens)));

/** Calls alike: the same model, with sizes that begin with the same power of two. */
const stratumOf = ({ provider, model, inputTokens, outputTokens }: TimedCall): string =>
  JSON.stringify([provider, model, halving(inputTokens), halving(outputTokens)]);

const dayOf = ({ atUs }: TimedCall): number => Math.floor(atUs / US_PER_DAY);

function thinned<Each>(all: readonly Each[]): readonly Each[] {
  const every = Math.ceil(all.length / MOST_OF_STRATUM);
  return all.filter((_, place) => place % every === 0);
}

function byStratum(calls: readonly TimedCall[]): Map<string, TimedCall[]> {
  const by = new Map<string, TimedCall[]>();
  for (const call of calls) {
    if (call.latencyMs <= 0) continue;
    const key = stratumOf(call);
    const found = by.get(key);
    if (found) found.push(call);
    else by.set(key, [call]);
  }
  return by;
}

const medianOf = (values: readonly number[]): number =>
  sortedQuantile(Float64Array.from(values).sort(), 0.5);

const varianceOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)
  );
};

/**
 * The Hodges–Lehmann shift of log latency between matched strata, as a factor: the median over all pairs of like calls.
 * `null` with fewer than twenty matched calls. That strata are alike is an assumption: past flex traffic was chosen.
 */
export function slowdownOf(
  slow: readonly TimedCall[],
  base: readonly TimedCall[],
  random: Random,
): Slowdown | null {
  const others = byStratum(base);
  const pairs: Pair[] = [];
  let matched = 0;
  let [own, other, strata] = [0, 0, 0];
  for (const [key, calls] of byStratum(slow)) {
    const like = thinned(others.get(key) ?? []);
    if (like.length === 0) continue;
    matched += calls.length;
    const chosen = thinned(calls);
    const logs = (some: readonly TimedCall[]) => some.map(({ latencyMs }) => Math.log(latencyMs));
    own += varianceOf(logs(chosen)) * calls.length;
    other += varianceOf(logs(like)) * calls.length;
    strata += calls.length;
    for (const call of chosen)
      for (const at of like)
        pairs.push({ shift: Math.log(call.latencyMs / at.latencyMs), day: dayOf(call) });
  }
  if (matched < FEWEST_MATCHED) return null;
  const factor = Math.exp(medianOf(pairs.map(({ shift }) => shift)));
  const sigma = Math.sqrt(Math.max(0, (own - other) / strata));
  return { factor, ...interval(pairs, factor, random), sigma, matched };
}

/** Days drawn again with replacement; a single day says nothing of others, and then the ends are four times apart. */
function interval(pairs: readonly Pair[], factor: number, random: Random) {
  const byDay = new Map<number, number[]>();
  for (const { day, shift } of pairs) {
    const found = byDay.get(day);
    if (found) found.push(shift);
    else byDay.set(day, [shift]);
  }
  const days = [...byDay.values()].map((shifts) => ({
    weight: shifts.length,
    middle: medianOf(shifts),
  }));
  if (days.length < 2) return { low: factor / 2, high: factor * 2 };
  const drawn = Float64Array.from({ length: RESAMPLES }, (_, resample) => {
    const draws = random.at(resample);
    const chosen = days.map(
      () => days[Math.floor(draws.next() * days.length)] ?? { weight: 0, middle: 0 },
    );
    return weightedMedian(chosen);
  }).sort();
  return {
    low: Math.exp(sortedQuantile(drawn, 0.05)),
    high: Math.exp(sortedQuantile(drawn, 0.95)),
  };
}

function weightedMedian(
  values: readonly { readonly weight: number; readonly middle: number }[],
): number {
  const sorted = [...values].sort((a, b) => a.middle - b.middle);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { weight, middle } of sorted) {
    sum += weight;
    if (sum >= half) return middle;
  }
  return 0;
}
