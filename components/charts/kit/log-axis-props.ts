import { AXIS_LINE } from "./chart-parts.tsx";
import type { LogAxis } from "./log-axis.ts";

/** What an axis of this scale needs to be drawn, upright. */
export function uprightLogAxis({ low, top, ticks }: LogAxis, width: number) {
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return {
    scale: "log",
    domain: [low, top],
    ticks: ticks.map(({ at }) => at),
    tickFormatter: (at: number) => labels.get(at) ?? "",
    interval: 0,
    width,
    tickLine: false,
    axisLine: false,
    tickMargin: 4,
  } as const;
}

/** The same, lying, for numbers under `dataKey`. */
export function lyingLogAxis({ low, top, ticks }: LogAxis, dataKey: string) {
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return {
    type: "number",
    dataKey,
    scale: "log",
    domain: [low, top],
    ticks: ticks.map(({ at }) => at),
    tickFormatter: (at: number) => labels.get(at) ?? "",
    interval: "preserveStartEnd",
    minTickGap: 8,
    tickLine: false,
    tickMargin: 6,
    axisLine: AXIS_LINE,
  } as const;
}
