"use client";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { tierStyle } from "../../tiers/tier-style.ts";
import { GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { lyingLogAxis } from "../kit/log-axis-props.ts";
import { percentWords, SHARE_AXIS } from "../kit/share-axis.ts";
import type { DistributionModel } from "./distribution-model.ts";

type Props = ChartViewProps<DistributionModel>;

function RowTooltip({ model, at }: { readonly model: DistributionModel; readonly at: unknown }) {
  const row = model.rows.find(({ ms }) => ms === Number(at));
  if (!row) return null;
  const rows = model.series.map(({ id, tier }) => ({
    id,
    tier,
    label: tier,
    value: percentWords(row.drawn[id] ?? 0),
  }));
  return <ChartTooltip title={row.label} rows={rows} />;
}

/** Draws the shares of calls done by when as curves within their bands. */
export function LatencyDistributionView({ model }: Props) {
  const { rows, series, x, title } = model;
  return (
    <ResponsiveContainer width="100%" height={model.height}>
      <ComposedChart
        data={[...rows]}
        title={title}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid {...GRID_LINE} />
        <XAxis {...lyingLogAxis(x, "ms")} />
        <YAxis {...SHARE_AXIS} />
        <ReferenceLine y={50} stroke="var(--line-strong)" />
        <Tooltip
          {...TOOLTIP_LOOKS}
          cursor={{ stroke: "var(--line-strong)" }}
          content={({ active, label }) => (active ? <RowTooltip model={model} at={label} /> : null)}
        />
        {series.map(({ id, tier }) => (
          <Area
            key={`band ${id}`}
            name={id}
            type="linear"
            dataKey={`bands.drawn.${id}`}
            fill={tierStyle(tier).colour}
            fillOpacity={0.16}
            stroke="none"
            activeDot={false}
            isAnimationActive={false}
            tooltipType="none"
          />
        ))}
        {series.map(({ id, tier }) => (
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
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
