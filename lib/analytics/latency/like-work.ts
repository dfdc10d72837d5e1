import type { Likeness } from "../../wire/latency.ts";
import type { CallColumns } from "../call-sample.ts";
import { outputSizeOf } from "../speed-cell.ts";

/** The stratum of a call; `null` where what would tell it is unknown. */
export type StratumOf = (call: number) => number | null;

const SIZES = 32;
const knownSize = (tokens: number | undefined): number | null =>
  tokens === undefined || tokens < 0 ? null : outputSizeOf(tokens);

function stratumAt(columns: CallColumns, likeness: Likeness, call: number): number | null {
  const output = knownSize(columns.outputTotal[call]);
  const input = likeness === "output" ? 0 : knownSize(columns.inputTotal[call]);
  if (output === null || input === null) return null;
  const model = (columns.provider[call] ?? 0) * 65_536 + (columns.model[call] ?? 0);
  return (model * SIZES + output) * SIZES + input;
}

/** Calls of one model whose counts begin with the same power of two are like work. */
export function strataOf(columns: CallColumns, likeness: Likeness): StratumOf {
  const strata = Float64Array.from(
    { length: columns.length },
    (_, call) => stratumAt(columns, likeness, call) ?? Number.NaN,
  );
  return (call) => {
    const stratum = strata[call] ?? Number.NaN;
    return Number.isNaN(stratum) ? null : stratum;
  };
}

/** How many of the calls lie in each stratum. */
export function countStrata(calls: readonly number[], stratumOf: StratumOf): Map<number, number> {
  const counts = new Map<number, number>();
  for (const call of calls) {
    const stratum = stratumOf(call);
    if (stratum !== null) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  }
  return counts;
}

/** How many calls lie in strata that are among those given. */
export function countIn(counts: ReadonlyMap<number, number>, strata: ReadonlySet<number>): number {
  let sum = 0;
  for (const stratum of strata) sum += counts.get(stratum) ?? 0;
  return sum;
}
