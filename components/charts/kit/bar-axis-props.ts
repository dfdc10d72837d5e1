import { AXIS_LINE } from "./chart-parts.tsx";

interface Tick<At> {
  readonly at: At;
  readonly label: string;
}

const labelling = <At>(ticks: readonly Tick<At>[]) => {
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return {
    ticks: ticks.map(({ at }) => at),
    tickFormatter: (at: At) => labels.get(at) ?? "",
  };
};

/** The axis under upright bars or points, one place for each `key`. */
export const slotAxis = (ticks: readonly Tick<string>[]) =>
  ({
    ...labelling(ticks),
    dataKey: "key",
    interval: "equidistantPreserveStart",
    minTickGap: 12,
    tickLine: false,
    tickMargin: 6,
    axisLine: AXIS_LINE,
  }) as const;

/** The axis beside upright bars, from zero; `width` in pixels. */
export const heightAxis = (ticks: readonly Tick<number>[], top: number, width: number) =>
  ({
    ...labelling(ticks),
    domain: [0, top],
    width,
    tickLine: false,
    axisLine: false,
    tickMargin: 4,
  }) as const;

/** The axis under bars that lie down, from zero. */
export const lengthAxis = (ticks: readonly Tick<number>[], top: number) =>
  ({
    ...labelling(ticks),
    type: "number",
    domain: [0, top],
    interval: "equidistantPreserveStart",
    tickLine: false,
    axisLine: false,
    height: 22,
  }) as const;
