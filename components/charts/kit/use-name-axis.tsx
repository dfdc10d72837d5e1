"use client";
import { useMemo, useState } from "react";
import type { YAxisTickContentProps } from "recharts";
import { fitText } from "./fit-text.ts";
import { textWidthIn } from "./text-width.ts";

const FIRST_WIDTH = 480;
const GAP = 8;

interface NamedBar {
  readonly key: string;
  readonly label: string;
}

/**
 * The axis before bars that lie down: as wide as their names, up to a share of the chart; longer names are cut.
 * `endWidth`: room in pixels for figures behind the bars.
 */
export function useNameAxis(bars: readonly NamedBar[], mostShare: number) {
  const [chartWidth, setChartWidth] = useState(FIRST_WIDTH);
  const measure = useMemo(() => textWidthIn(document.body), []);
  const names = new Map<unknown, string>(bars.map(({ key, label }) => [key, label]));
  const widest = Math.max(0, ...bars.map(({ label }) => measure(label)));
  const width = Math.ceil(Math.min(widest + GAP + 2, chartWidth * mostShare));
  const axis = {
    type: "category",
    dataKey: "key",
    tick: ({ x, y, payload: { value } }: YAxisTickContentProps) => (
      <text x={x} y={y} textAnchor="end" dominantBaseline="central">
        {fitText(names.get(value) ?? "", (text) => measure(text) <= width - GAP)}
      </text>
    ),
    width,
    interval: 0,
    tickLine: false,
    axisLine: false,
  } as const;
  const endWidth = (figures: readonly string[], least: number): number =>
    Math.ceil(Math.max(least, ...figures.map(measure)) * 1.1) + GAP;
  return { axis, endWidth, onResize: setChartWidth };
}
