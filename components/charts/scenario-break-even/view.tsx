"use client";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { AXIS_LINE, GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import type { BreakEvenModel } from "./break-even-model.ts";

const labelsOf = ({ ticks }: BreakEvenModel["x"]) => {
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return {
    ticks: ticks.map(({ at }) => at),
    tickFormatter: (at: number) => labels.get(at) ?? "",
  };
};

function RowTooltip({ model, at }: { readonly model: BreakEvenModel; readonly at: unknown }) {
  const row = model.rows.find((one) => one.at === Number(at));
  if (!row) return null;
  return (
    <ChartTooltip
      title={row.label}
      rows={[{ id: "saved", label: "the scenario", value: row.saved }]}
    />
  );
}

/** Draws what is saved by the value of one input, with the point from which it saves nothing. */
export function ScenarioBreakEvenView({ model }: ChartViewProps<BreakEvenModel>) {
  const { rows, x, y, title, height, breakEven } = model;
  if (rows.length === 0) return null;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={[...rows]} title={title} margin={{ top: 16, right: 16, bottom: 0, left: 0 }}>
        <CartesianGrid {...GRID_LINE} />
        <XAxis
          type="number"
          dataKey="at"
          domain={[x.low, x.top]}
          {...labelsOf(x)}
          tickLine={false}
          tickMargin={6}
          axisLine={AXIS_LINE}
        />
        <YAxis
          domain={[y.low, y.top]}
          {...labelsOf(y)}
          interval={0}
          width={64}
          tickLine={false}
          axisLine={false}
          tickMargin={4}
        />
        <ReferenceLine y={0} stroke="var(--ink-3)" />
        {breakEven === null ? null : (
          <ReferenceLine
            x={breakEven.at}
            stroke="var(--ink-3)"
            strokeDasharray="4 3"
            label={{ value: breakEven.label, position: "top", fill: "var(--ink-2)" }}
          />
        )}
        <Tooltip
          {...TOOLTIP_LOOKS}
          cursor={{ stroke: "var(--line-strong)" }}
          content={({ active, label }) => (active ? <RowTooltip model={model} at={label} /> : null)}
        />
        <Line
          name="saved"
          type="linear"
          dataKey="drawn.s0"
          stroke="var(--ink)"
          strokeWidth={2}
          strokeDasharray="6 3"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      </LineChart>
    </ResponsiveContainer>
  );
}
