"use client";
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import { tierStyle } from "../../tiers/tier-style.ts";
import { GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { lyingLogAxis, uprightLogAxis } from "../kit/log-axis-props.ts";
import type { DensityModel } from "./density-model.ts";

const STILL = { activeDot: false, isAnimationActive: false } as const;

type Props = ChartViewProps<DensityModel>;

/** Stands inside the chart, where alone the scales are known. */
function Bins({ model: { bins, x, y } }: { readonly model: DensityModel }) {
  const [xOf, yOf] = [useXAxisScale(), useYAxisScale()];
  if (!xOf || !yOf) return null;
  const place = (scale: typeof xOf, at: number, { low, top }: DensityModel["x"]): number =>
    scale(Math.min(top, Math.max(low, at))) ?? 0;
  return (
    <g>
      {bins.map(({ left, right, bottom, top, weight }) => {
        const [x1, x2] = [place(xOf, left, x), place(xOf, right, x)];
        const [y1, y2] = [place(yOf, top, y), place(yOf, bottom, y)];
        return (
          <rect
            key={`${left} ${bottom}`}
            x={x1}
            y={y1}
            width={Math.max(0, x2 - x1 - 0.5)}
            height={Math.max(0, y2 - y1 - 0.5)}
            fill="var(--ink-3)"
            fillOpacity={weight * 0.75}
          />
        );
      })}
    </g>
  );
}

function ColumnTooltip({ model, at }: { readonly model: DensityModel; readonly at: unknown }) {
  const column = model.columns.find(({ tokens }) => tokens === Number(at));
  if (!column) return null;
  const rows = column.texts.map(({ key: id, label, text }) => {
    const tier = model.series.find((one) => one.id === id)?.tier;
    return { id, label, value: text, ...(tier === undefined ? {} : { tier }) };
  });
  return <ChartTooltip title={column.label} rows={rows} />;
}

/** Draws calls by output and latency as squares, and each tier's line over them. */
export function LatencyDensityView({ model }: Props) {
  const { columns, series, x, y, title } = model;
  return (
    <ResponsiveContainer width="100%" height={model.height}>
      <LineChart
        data={[...columns]}
        title={title}
        margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
      >
        <CartesianGrid {...GRID_LINE} />
        <Bins model={model} />
        <XAxis {...lyingLogAxis(x, "tokens")} />
        <YAxis {...uprightLogAxis(y, 56)} />
        <Tooltip
          {...TOOLTIP_LOOKS}
          cursor={{ stroke: "var(--line-strong)" }}
          content={({ active, label }) =>
            active ? <ColumnTooltip model={model} at={label} /> : null
          }
        />
        {/* Recharts scales its axes only for a series. */}
        {series.length > 0 ? null : (
          <Line dataKey={() => y.low} stroke="none" dot={false} {...STILL} />
        )}
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
            {...STILL}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}
