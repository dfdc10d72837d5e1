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
import { GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { lyingLogAxis } from "../kit/log-axis-props.ts";
import { percentWords, SHARE_AXIS } from "../kit/share-axis.ts";
import type { AnsweredModel } from "./answered-model.ts";

const SERIES = [
  { id: "s0", label: "today", colour: "var(--ink-3)", dash: undefined },
  { id: "s1", label: "scenario", colour: "var(--ink)", dash: "6 3" },
] as const;

function RowTooltip({ model, at }: { readonly model: AnsweredModel; readonly at: unknown }) {
  const row = model.rows.find(({ ms }) => ms === Number(at));
  if (!row) return null;
  const rows = SERIES.map(({ id, label }) => ({ id, label, value: percentWords(row.drawn[id]) }));
  return <ChartTooltip title={row.label} rows={rows} />;
}

/** Draws the shares of requests answered by when, as logged and under the scenario. */
export function ScenarioLatencyView({ model }: ChartViewProps<AnsweredModel>) {
  const { rows, x, title, height } = model;
  if (rows.length === 0) return null;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={[...rows]} title={title} margin={{ top: 8, right: 12, bottom: 0, left: 0 }}>
        <CartesianGrid {...GRID_LINE} />
        <XAxis {...lyingLogAxis(x, "ms")} />
        <YAxis {...SHARE_AXIS} />
        <ReferenceLine y={50} stroke="var(--line-strong)" />
        <Tooltip
          {...TOOLTIP_LOOKS}
          cursor={{ stroke: "var(--line-strong)" }}
          content={({ active, label }) => (active ? <RowTooltip model={model} at={label} /> : null)}
        />
        {SERIES.map(({ id, label, colour, dash }) => (
          <Line
            key={id}
            name={label}
            type="linear"
            dataKey={`drawn.${id}`}
            stroke={colour}
            strokeWidth={2}
            strokeDasharray={dash}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
