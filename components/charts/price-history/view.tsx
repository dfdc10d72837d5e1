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
import { tierStyle } from "../../tiers/tier-style.ts";
import { AXIS_LINE, GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import type { PriceHistoryModel } from "./history-model.ts";

type Props = ChartViewProps<PriceHistoryModel>;

const LANE_PX = 3;

function ChangeTooltip({ model, at }: { model: PriceHistoryModel; at: unknown }) {
  const change = model.changes.findLast((one) => one.at <= Number(at));
  if (!change) return null;
  const rows = change.prices.map(({ seriesId, text }) => {
    const tier = model.series.find(({ id }) => id === seriesId)?.tier ?? "unknown";
    return { id: seriesId, label: tier, value: text, tier };
  });
  return <ChartTooltip title={change.label} rows={rows} />;
}

/** Draws prices as steps over time, one line per tier. */
export function PriceHistoryView({ model }: Props) {
  const { rows, series, xTicks, yTicks, from, to, today, yTop, title } = model;
  const xLabels = new Map(xTicks.map(({ at, label }) => [at, label]));
  const yLabels = new Map(yTicks.map(({ at, label }) => [at, label]));
  return (
    <ResponsiveContainer width="100%" height={model.height}>
      <LineChart data={[...rows]} title={title} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid vertical={false} {...GRID_LINE} />
        <XAxis
          type="number"
          dataKey="at"
          domain={[from, to]}
          ticks={xTicks.map(({ at }) => at)}
          tickFormatter={(at: number) => xLabels.get(at) ?? ""}
          interval="equidistantPreserveStart"
          tickLine={false}
          tickMargin={6}
          axisLine={AXIS_LINE}
        />
        <YAxis
          domain={[0, yTop]}
          ticks={yTicks.map(({ at }) => at)}
          tickFormatter={(at: number) => yLabels.get(at) ?? ""}
          width={52}
          tickLine={false}
          axisLine={false}
          tickMargin={4}
        />
        <ReferenceLine x={today} stroke="var(--line-strong)" strokeDasharray="2 3" />
        <Tooltip
          {...TOOLTIP_LOOKS}
          cursor={{ stroke: "var(--line-strong)" }}
          content={({ active, label }) =>
            active ? <ChangeTooltip model={model} at={label} /> : null
          }
        />
        {series.map(({ id, tier, lane }) => (
          <Line
            key={id}
            name={id}
            type="linear"
            dataKey={`drawn.${id}`}
            stroke={tierStyle(tier).colour}
            strokeWidth={2}
            strokeDasharray={tierStyle(tier).dash}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            transform={lane === 0 ? undefined : `translate(0 ${-lane * LANE_PX})`}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
