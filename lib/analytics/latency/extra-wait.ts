import type { ExtraWait } from "../../wire/latency.ts";
import type { CallColumns } from "../call-sample.ts";
import { countStrata, type StratumOf } from "./like-work.ts";
import { hourOf, Z90 } from "./quantile-interval.ts";

const FEWEST = 30;
const FEWEST_HOURS = 5;

interface Stratum {
  readonly calls: number;
  readonly otherCalls: number;
  mean: number;
  otherMean: number;
}

function strataShared(
  own: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): Map<number, Stratum> {
  const found = new Map<number, Stratum>();
  for (const [stratum, calls] of own) {
    const otherCalls = other.get(stratum) ?? 0;
    if (otherCalls > 0) found.set(stratum, { calls, otherCalls, mean: 0, otherMean: 0 });
  }
  return found;
}

/**
 * The mean of the tier's like calls minus that of the other's, weighted to the tier's own mix of work. `null` where
 * fewer than thirty calls of either are like work.
 */
export function extraWait(
  columns: CallColumns,
  { calls, others }: { readonly calls: readonly number[]; readonly others: readonly number[] },
  stratumOf: StratumOf,
): ExtraWait | null {
  const strata = strataShared(countStrata(calls, stratumOf), countStrata(others, stratumOf));
  const latencyOf = (call: number): number => columns.latencyMs[call] ?? 0;
  const inStratum = (call: number): Stratum | undefined => strata.get(stratumOf(call) ?? -1);
  let [matched, otherMatched] = [0, 0];
  for (const stratum of strata.values()) {
    matched += stratum.calls;
    otherMatched += stratum.otherCalls;
  }
  if (matched < FEWEST || otherMatched < FEWEST) return null;
  for (const call of calls) {
    const stratum = inStratum(call);
    if (stratum) stratum.mean += latencyOf(call) / stratum.calls;
  }
  for (const call of others) {
    const stratum = inStratum(call);
    if (stratum) stratum.otherMean += latencyOf(call) / stratum.otherCalls;
  }
  let ms = 0;
  for (const { calls: n, mean, otherMean } of strata.values()) {
    ms += (n / matched) * (mean - otherMean);
  }
  const byHour = new Map<number, number>();
  const add = (call: number, deviation: number): void => {
    const hour = hourOf(columns, call);
    byHour.set(hour, (byHour.get(hour) ?? 0) + deviation);
  };
  for (const call of calls) {
    const stratum = inStratum(call);
    if (stratum) add(call, (latencyOf(call) - stratum.mean) / matched);
  }
  for (const call of others) {
    const stratum = inStratum(call);
    if (!stratum) continue;
    const weight = stratum.calls / matched / stratum.otherCalls;
    add(call, -weight * (latencyOf(call) - stratum.otherMean));
  }
  const told = { ms, matched, calls: calls.length };
  if (byHour.size < FEWEST_HOURS) return { ...told, lowMs: null, highMs: null };
  let squares = 0;
  for (const deviation of byHour.values()) squares += deviation ** 2;
  const half = Z90 * Math.sqrt((squares * byHour.size) / (byHour.size - 1));
  return { ...told, lowMs: ms - half, highMs: ms + half };
}
