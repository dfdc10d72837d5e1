import type { QuantileInterval } from "../../wire/latency.ts";
import type { CallColumns } from "../call-sample.ts";

/** The two-sided 90 % point of the normal distribution. */
export const Z90 = 1.6449;
const HOUR_S = 3_600;
const FEWEST_HOURS = 5;

export const hourOf = ({ atS }: CallColumns, call: number): number =>
  Math.floor((atS[call] ?? 0) / HOUR_S);

/** How many independent calls tell a share as well as these do, whose hours share their weather; at most their number. */
function effectiveCalls(columns: CallColumns, calls: readonly number[], ms: number): number {
  const hours = new Map<number, { calls: number; below: number }>();
  let below = 0;
  for (const call of calls) {
    const hour = hours.get(hourOf(columns, call)) ?? { calls: 0, below: 0 };
    hours.set(hourOf(columns, call), hour);
    const isBelow = (columns.latencyMs[call] ?? 0) <= ms ? 1 : 0;
    hour.calls += 1;
    hour.below += isBelow;
    below += isBelow;
  }
  if (hours.size < FEWEST_HOURS) return 0;
  const share = below / calls.length;
  let squares = 0;
  for (const hour of hours.values()) squares += (hour.below - hour.calls * share) ** 2;
  const variance = (squares / calls.length ** 2) * (hours.size / (hours.size - 1));
  return variance === 0 ? calls.length : Math.min(calls.length, (share * (1 - share)) / variance);
}

/**
 * The duration that a share of the calls does not exceed, with an interval from order statistics (Woodruff): as wide as
 * that of so many independent calls as the hours' scatter leaves. `null` without calls.
 */
export function quantileInterval(
  columns: CallColumns,
  calls: readonly number[],
  share: number,
): QuantileInterval | null {
  if (calls.length === 0) return null;
  const sorted = Int32Array.from(calls, (call) => columns.latencyMs[call] ?? 0).sort();
  const at = (part: number): number | null => {
    if (part > 1 - 0.5 / sorted.length || part < 0) return null;
    return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
  };
  const ms = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const effective = effectiveCalls(columns, calls, ms);
  if (effective === 0) return { ms, lowMs: null, highMs: null, effective };
  const half = Z90 * Math.sqrt((share * (1 - share)) / effective);
  return { ms, lowMs: at(Math.max(0, share - half)), highMs: at(share + half), effective };
}
