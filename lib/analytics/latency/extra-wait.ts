import type { ExtraWait } from "../../wire/latency.ts";
import type { CallColumns } from "../call-sample.ts";
import { countStrata, type StratumOf } from "./like-work.ts";
import { hourOf, Z90 } from "./quantile-interval.ts";

const FEWEST = 30;
const FEWEST_HOURS = 5;
/** A stratum of one call shows no scatter: both sides need two. */
const FEWEST_IN_STRATUM = 2;

class Side {
  readonly calls: number;
  mean = 0;

  constructor(calls: number) {
    this.calls = calls;
  }

  /** How far a duration lies from the mean, made up for the mean being of the same calls. */
  deviation(ms: number): number {
    return (ms - this.mean) * Math.sqrt(this.calls / (this.calls - 1));
  }
}

interface Stratum {
  readonly own: Side;
  readonly other: Side;
}

interface Calls {
  readonly calls: readonly number[];
  readonly others: readonly number[];
}

function sharedStrata({ calls, others }: Calls, stratumOf: StratumOf): Map<number, Stratum> {
  const otherCounts = countStrata(others, stratumOf);
  const found = new Map<number, Stratum>();
  for (const [stratum, count] of countStrata(calls, stratumOf)) {
    const otherCount = otherCounts.get(stratum) ?? 0;
    if (Math.min(count, otherCount) < FEWEST_IN_STRATUM) continue;
    found.set(stratum, { own: new Side(count), other: new Side(otherCount) });
  }
  return found;
}

/** Each call with its side of its stratum, and the weight of that stratum in the tier's mix of work. */
function* sidesOf(
  { calls, others }: Calls,
  strata: ReadonlyMap<number, Stratum>,
  stratumOf: StratumOf,
): Generator<{ call: number; side: Side; weight: number }> {
  let matched = 0;
  for (const { own } of strata.values()) matched += own.calls;
  for (const [of, key, sign] of [
    [calls, "own", 1],
    [others, "other", -1],
  ] as const) {
    for (const call of of) {
      const stratum = strata.get(stratumOf(call) ?? -1);
      if (!stratum) continue;
      const side = stratum[key];
      yield { call, side, weight: (sign * stratum.own.calls) / matched / side.calls };
    }
  }
}

/**
 * The mean of the tier's like calls minus that of the other's, weighted to the tier's own mix of work. `null` where
 * fewer than thirty calls of either are like work.
 */
export function extraWait(
  columns: CallColumns,
  asked: Calls,
  stratumOf: StratumOf,
): ExtraWait | null {
  const strata = sharedStrata(asked, stratumOf);
  let [matched, otherMatched] = [0, 0];
  for (const { own, other } of strata.values()) {
    matched += own.calls;
    otherMatched += other.calls;
  }
  if (matched < FEWEST || otherMatched < FEWEST) return null;
  const sides = [...sidesOf(asked, strata, stratumOf)];
  const latencyOf = (call: number): number => columns.latencyMs[call] ?? 0;
  let ms = 0;
  for (const { call, side, weight } of sides) {
    side.mean += latencyOf(call) / side.calls;
    ms += weight * latencyOf(call);
  }
  const byHour = new Map<number, number>();
  for (const { call, side, weight } of sides) {
    const hour = hourOf(columns, call);
    byHour.set(hour, (byHour.get(hour) ?? 0) + weight * side.deviation(latencyOf(call)));
  }
  const told = { ms, matched, calls: asked.calls.length };
  if (byHour.size < FEWEST_HOURS) return { ...told, lowMs: null, highMs: null };
  let squares = 0;
  for (const deviation of byHour.values()) squares += deviation ** 2;
  const half = Z90 * Math.sqrt((squares * byHour.size) / (byHour.size - 1));
  return { ...told, lowMs: ms - half, highMs: ms + half };
}
