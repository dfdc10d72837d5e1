"use client";
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
import { lengthAxis } from "./bar-axis-props.ts";
import { BarBox, GRID_LINE, TOOLTIP_LOOKS } from "./chart-parts.tsx";
import { ChartTooltip } from "./chart-tooltip.tsx";
import type { ChartViewProps } from "./define-chart.ts";
import type { LyingBar, LyingBarsModel, LyingPart } from "./lying-bars.ts";
import { ActiveBar, useBarKeys } from "./use-bar-keys.tsx";
import { useNameAxis } from "./use-name-axis.tsx";

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

function BarTooltip({ bar }: { readonly bar: LyingBar | undefined }) {
  if (!bar) return null;
  const rows = bar.rows.map((row) => ({ ...row, id: row.label }));
  return <ChartTooltip title={bar.label} rows={rows} />;
}

/** Draws bars that lie down, in parts, each with its name before it and its figure behind it. */
export function LyingBarsView({ model }: ChartViewProps<LyingBarsModel>) {
  const { bars, parts, title } = model;
  const { keys, boxProps } = useBarKeys(() => false);
  const { axis, endWidth, onResize } = useNameAxis(bars, 0.4);
  const ends = bars.map(({ end }) => end);
  const barOf = (key: unknown): LyingBar | undefined => bars.find((bar) => bar.key === key);
  return (
    <div {...boxProps}>
      <ResponsiveContainer width="100%" height={model.height} onResize={onResize}>
        <BarChart
          data={[...bars]}
          layout="vertical"
          title={title}
          desc={KEYS}
          margin={{ top: 0, right: endWidth(ends, 24), bottom: 0, left: 0 }}
          barCategoryGap="28%"
        >
          <ActiveBar keys={keys} />
          <CartesianGrid horizontal={false} {...GRID_LINE} />
          <XAxis {...lengthAxis(model.ticks, model.top)} />
          <YAxis {...axis} />
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
