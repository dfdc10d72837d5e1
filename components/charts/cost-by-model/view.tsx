"use client";
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { tierStyle } from "../../tiers/tier-style.ts";
import { BarBox, GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import type { BarPart, CostByModelModel, ModelBar } from "./model-bars.ts";

type Props = ChartViewProps<CostByModelModel>;

const LONGEST_LABEL = 19;

function ModelTooltip({ bar, parts }: { bar: ModelBar | undefined; parts: readonly BarPart[] }) {
  if (!bar) return null;
  const saves = new Map(bar.saves.map(({ id, text }) => [id, text]));
  const rows = parts.map(({ id, label, tier }) => ({
    id,
    label,
    value: saves.get(id) ?? bar.stays,
    tier: tier ?? undefined,
  }));
  const total = { id: "total", label: "as served", value: bar.asServed };
  return <ChartTooltip title={bar.label} rows={rows} total={total} />;
}

function segmentOf({ tier }: BarPart) {
  const colour = tier ? tierStyle(tier).colour : "var(--ink-3)";
  const look = tier ? "dashed" : "solid";
  return ({ x, y, width, height }: BarShapeProps) => (
    <BarBox {...{ x, y, width, height, colour, look }} gap="right" />
  );
}

type EndLabelProps = Readonly<Partial<Record<"x" | "y" | "width" | "height", unknown>>> & {
  readonly text: string;
};

function EndLabel({ x, y, width, height, text }: EndLabelProps) {
  return (
    <text
      x={Number(x) + Number(width) + 6}
      y={Number(y) + Number(height) / 2}
      dominantBaseline="central"
    >
      {text}
    </text>
  );
}

const cut = (label: string): string =>
  label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;

/** Draws one bar per model; a click on it picks the model. */
export function CostByModelView({ model, onPick }: Props) {
  const { bars, parts, top, ticks, title } = model;
  const last = parts.at(-1)?.id;
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  const barOf = (key: unknown): ModelBar | undefined => bars.find((bar) => bar.key === key);
  return (
    <ResponsiveContainer width="100%" height={model.height}>
      <BarChart
        key={bars.map(({ model: name }) => name).join("\n")} // a bar that went away is not hovered any more
        data={[...bars]}
        layout="vertical"
        title={title}
        margin={{ top: 0, right: 56, bottom: 0, left: 0 }}
        barCategoryGap="28%"
        onClick={({ activeLabel }) => {
          const bar = barOf(activeLabel);
          if (bar) onPick?.(bar.model);
        }}
        style={{ cursor: onPick ? "pointer" : undefined }}
      >
        <CartesianGrid horizontal={false} {...GRID_LINE} />
        <XAxis
          type="number"
          domain={[0, top]}
          ticks={ticks.map(({ at }) => at)}
          tickFormatter={(at: number) => labels.get(at) ?? ""}
          tickLine={false}
          axisLine={false}
          height={22}
        />
        <YAxis
          type="category"
          dataKey="key"
          tickFormatter={(key: string) => cut(barOf(key)?.label ?? "")}
          width={140}
          interval={0}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          {...TOOLTIP_LOOKS}
          content={({ active, label }) =>
            active ? <ModelTooltip bar={barOf(label)} parts={parts} /> : null
          }
        />
        {parts.map((series) => (
          <Bar
            key={series.id}
            name={series.id}
            dataKey={`drawn.${series.id}`}
            stackId="cost"
            maxBarSize={18}
            isAnimationActive={false}
            shape={segmentOf(series)}
            label={
              series.id === last
                ? ({ x, y, width, height: tall, index = 0 }) => (
                    <EndLabel
                      {...{ x, y, width, height: tall }}
                      key={index}
                      text={bars[index]?.asServed ?? ""}
                    />
                  )
                : undefined
            }
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
