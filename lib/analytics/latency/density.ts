import type { ModelDensity } from "../../wire/latency.ts";
import type { CallColumns } from "../call-sample.ts";

type Density = Pick<ModelDensity, "perDoubling" | "bins" | "withoutOutput">;

const FINEST = 4;
const MOST_BINS = 1_200;
const ROW = 1_024;

function binned(
  { outputTotal, latencyMs }: CallColumns,
  calls: readonly number[],
  perDoubling: number,
) {
  const counts = new Map<number, number>();
  const place = (value: number): number => Math.floor(Math.log2(value) * perDoubling + 1e-9);
  for (const call of calls) {
    const tokens = outputTotal[call] ?? -1;
    if (tokens <= 0) continue;
    const bin = place(tokens) * ROW + place(Math.max(1, latencyMs[call] ?? 1));
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  return counts;
}

/** Calls by output and latency, in bins of equal ratio: as fine as leaves at most 1,200 of them. */
export function densityOf(columns: CallColumns, calls: readonly number[]): Density {
  let perDoubling = FINEST;
  let counts = binned(columns, calls, perDoubling);
  while (counts.size > MOST_BINS && perDoubling > 1) {
    perDoubling /= 2;
    counts = binned(columns, calls, perDoubling);
  }
  const middle = (bin: number): number => 2 ** ((bin + 0.5) / perDoubling);
  const bins = [...counts].map(([bin, n]) => ({
    tokens: middle(Math.floor(bin / ROW)),
    ms: middle(bin % ROW),
    calls: n,
  }));
  const inBins = bins.reduce((sum, bin) => sum + bin.calls, 0);
  return { perDoubling, bins, withoutOutput: calls.length - inBins };
}
