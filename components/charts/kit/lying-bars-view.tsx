"use client";
import { useMemo, useState } from "react";
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  type LabelProps,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { BarBox, GRID_LINE, TOOLTIP_LOOKS } from "./chart-parts.tsx";
import { ChartTooltip } from "./chart-tooltip.tsx";
import type { ChartViewProps } from "./define-chart.ts";
import { fitText } from "./fit-text.ts";
import type { LyingBar, LyingBarsModel, LyingPart } from "./lying-bars.ts";
import { textWidthIn } from "./text-width.ts";
import { ActiveBar, useBarKeys } from "./use-bar-keys.tsx";

const FIRST_WIDTH = 480;
const GAP = 8;
const KEYS = "The up and down keys go from bar to bar.";

const segmentOf =
  ({ colour, look }: LyingPart) =>
  ({ x, y, width, height }: BarShapeProps) => (
    <BarBox {...{ x, y, width, height, colour, look }} gap="right" />
  );

type EndProps = Readonly<Partial<Record<"x" | "y" | "width" | "height", unknown>>>;

const endLabelOf =
  (bars: readonly LyingBar[]) =>
  ({ x, y, width, height, index = 0 }: LabelProps) => {
    const at: EndProps = { x, y, width, height };
    return (
      <text
        key={index}
        x={Number(at.x) + Number(at.width) + 6}
        y={Number(at.y) + Number(at.height) / 2}
        dominantBaseline="central"
      >
        {bars[index]?.end ?? ""}
      </text>
    );
  };

function lengthAxis({ ticks, top }: LyingBarsModel) {
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return {
    type: "number",
    domain: [0, top],
    ticks: ticks.map(({ at }) => at),
    tickFormatter: (at: number) => labels.get(at) ?? "",
    tickLine: false,
    axisLine: false,
    height: 22,
  } as const;
}

function BarTooltip({ bar }: { readonly bar: LyingBar | undefined }) {
  if (!bar) return null;
  const rows = bar.rows.map((row) => ({ ...row, id: row.label }));
  return <ChartTooltip title={bar.label} rows={rows} />;
}

/** Draws bars that lie down, in parts, each with its name before it and its figure behind it. */
export function LyingBarsView({ model }: ChartViewProps<LyingBarsModel>) {
  const { bars, parts, title } = model;
  const { keys, boxProps } = useBarKeys(() => false);
  const [chartWidth, setChartWidth] = useState(FIRST_WIDTH);
  const measure = useMemo(() => textWidthIn(document.body), []);
  const widest = Math.max(0, ...bars.map(({ label }) => measure(label)));
  const nameWidth = Math.ceil(Math.min(widest + GAP + 2, chartWidth * 0.4));
  const endWidth = Math.ceil(Math.max(24, ...bars.map(({ end }) => measure(end))) * 1.1);
  const barOf = (key: unknown): LyingBar | undefined => bars.find((bar) => bar.key === key);
  return (
    <div {...boxProps}>
      <ResponsiveContainer width="100%" height={model.height} onResize={setChartWidth}>
        <BarChart
          data={[...bars]}
          layout="vertical"
          title={title}
          desc={KEYS}
          margin={{ top: 0, right: endWidth + GAP, bottom: 0, left: 0 }}
          barCategoryGap="28%"
        >
          <ActiveBar keys={keys} />
          <CartesianGrid horizontal={false} {...GRID_LINE} />
          <XAxis {...lengthAxis(model)} />
          <YAxis
            type="category"
            dataKey="key"
            tick={({ x, y, payload: { value } }) => (
              <text x={x} y={y} textAnchor="end" dominantBaseline="central">
                {fitText(barOf(value)?.label ?? "", (text) => measure(text) <= nameWidth - GAP)}
              </text>
            )}
            width={nameWidth}
            interval={0}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            {...TOOLTIP_LOOKS}
            content={({ active, label }) => (active ? <BarTooltip bar={barOf(label)} /> : null)}
          />
          {parts.map((part, place) => (
            <Bar
              key={part.id}
              name={part.id}
              dataKey={`drawn.${part.id}`}
              stackId="parts"
              maxBarSize={18}
              isAnimationActive={false}
              shape={segmentOf(part)}
              label={place === parts.length - 1 ? endLabelOf(bars) : undefined}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
