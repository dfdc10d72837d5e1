import type { LineFit } from "../../wire/latency.ts";
import type { CallColumns } from "../call-sample.ts";

interface Bin {
  readonly tokens: number;
  readonly ms: number;
  readonly calls: number;
}

const PER_DOUBLING = 4;
const FEWEST_IN_BIN = 5;
const FEWEST_BINS = 4;

const middle = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort();
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? 0)) / 2;
};

/** The value at which half of the weight is reached. */
function weightedMiddle(values: readonly { readonly at: number; readonly weight: number }[]) {
  const sorted = [...values].sort((a, b) => a.at - b.at);
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { at, weight } of sorted) {
    sum += weight;
    if (sum >= half) return at;
  }
  return 0;
}

function binsOf({ outputTotal, latencyMs }: CallColumns, calls: readonly number[]): Bin[] {
  const byBin = new Map<number, number[]>();
  for (const call of calls) {
    const tokens = outputTotal[call] ?? -1;
    if (tokens <= 0) continue;
    const bin = Math.floor(Math.log2(tokens) * PER_DOUBLING);
    const found = byBin.get(bin);
    if (found) found.push(call);
    else byBin.set(bin, [call]);
  }
  return [...byBin.values()]
    .filter((found) => found.length >= FEWEST_IN_BIN)
    .map((found) => ({
      tokens: middle(found.map((call) => outputTotal[call] ?? 0)),
      ms: middle(found.map((call) => latencyMs[call] ?? 0)),
      calls: found.length,
    }));
}

/**
 * A line through the medians of bins of like output, by Theil and Sen with weights (the weighted median of the slopes
 * between pairs), which a tail of slow calls does not move. `null` with fewer than four bins of five calls.
 */
export function fitLine(columns: CallColumns, calls: readonly number[]): LineFit | null {
  const bins = binsOf(columns, calls);
  if (bins.length < FEWEST_BINS) return null;
  const slopes = bins.flatMap((one, place) =>
    bins.slice(place + 1).flatMap((other) => {
      const apart = other.tokens - one.tokens;
      if (apart === 0) return [];
      const weight = Math.sqrt(one.calls * other.calls) * Math.abs(apart);
      return [{ at: (other.ms - one.ms) / apart, weight }];
    }),
  );
  const msPerToken = weightedMiddle(slopes);
  const baseMs = weightedMiddle(
    bins.map(({ tokens, ms, calls: weight }) => ({ at: ms - msPerToken * tokens, weight })),
  );
  const { outputTotal, latencyMs } = columns;
  const used = calls.filter((call) => (outputTotal[call] ?? -1) > 0);
  const misses = used.flatMap((call) => {
    const told = baseMs + msPerToken * (outputTotal[call] ?? 0);
    return told > 0 ? [Math.abs((latencyMs[call] ?? 0) - told) / told] : [];
  });
  return { baseMs, msPerToken, halfWithin: middle(misses), calls: used.length };
}
