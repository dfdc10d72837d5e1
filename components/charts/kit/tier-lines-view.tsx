"use client";
import {
  Area,
  CartesianGrid,
  ComposedChart,
  type DotItemDotProps,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { tierStyle } from "../../tiers/tier-style.ts";
import { heightAxis, slotAxis } from "./bar-axis-props.ts";
import { BreakLines } from "./break-lines.tsx";
import { GRID_LINE, TOOLTIP_LOOKS, UNFINISHED_LINE } from "./chart-parts.tsx";
import { ChartTooltip } from "./chart-tooltip.tsx";
import type { ChartViewProps } from "./define-chart.ts";
import type { TierLine, TierLinesModel } from "./tier-lines.ts";
import { unfinishedId } from "./time-slots.ts";
import { useZoom } from "./use-zoom.tsx";

/** While there are few points each has a dot; of many only one to which no line leads. */
const MOST_DOTS = 60;

function PointTooltip({ model, label }: { model: TierLinesModel; label: unknown }) {
  const point = model.points.find(({ key }) => key === label);
  if (!point) return null;
  const rows = point.rows.map(({ id, text }) => {
    const tier = model.lines.find((line) => line.id === id)?.tier ?? "";
    return { id, tier, label: tier, value: text };
  });
  return (
    <ChartTooltip
      title={rows.length === 0 ? `${point.label}: nothing was recorded` : point.label}
      rows={rows}
    />
  );
}

function dotsOf({ points }: TierLinesModel, { id, tier }: TierLine, fill: string) {
  if (points.length <= MOST_DOTS) return { r: 2, fill, strokeDasharray: "0" };
  return ({ key, cx, cy, index }: DotItemDotProps) => {
    const isAlone = points[index]?.alone.some((one) => one.id === id) ?? false;
    if (!isAlone || cx === undefined || cy === undefined) return <g key={key} />;
    return <circle key={key} cx={cx} cy={cy} r="2" fill={fill} stroke={tierStyle(tier).colour} />;
  };
}

/** The stretch to a place that has not ended. */
const unfinishedLine = (model: TierLinesModel, line: TierLine) => (
  <Line
    key={`unfinished ${line.id}`}
    name={`unfinished ${line.id}`}
    dataKey={`drawn.${unfinishedId(line.id)}`}
    type="linear"
    stroke={tierStyle(line.tier).colour}
    {...UNFINISHED_LINE}
    dot={dotsOf(model, line, "var(--panel)")}
    activeDot={{ r: 3.5 }}
    isAnimationActive={false}
  />
);

/**
 * Draws a line for each tier in its colour and dashes; what was not recorded is a gap, what has not ended is dotted. A
 * drag along the axis picks a period; a double click undoes it.
 */
export function TierLinesView({ model, onZoom, onZoomOut }: ChartViewProps<TierLinesModel>) {
  const { lines, points, hasBands, title, xTicks, yTicks, top } = model;
  const zoom = useZoom(points, onZoom);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the period picker does the same by keyboard
    <div onDoubleClick={onZoomOut}>
      <ResponsiveContainer width="100%" height={model.height}>
        <ComposedChart
          key={`${points[0]?.key} ${points.length}`} // after a zoom nothing of before is under the pointer
          data={[...points]}
          title={title}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          {...zoom.listeners}
        >
          <CartesianGrid vertical={false} {...GRID_LINE} />
          <XAxis {...slotAxis(xTicks)} padding={{ left: 8, right: 8 }} />
          <YAxis {...heightAxis(yTicks, top, 48)} allowDataOverflow />
          <Tooltip
            {...TOOLTIP_LOOKS}
            cursor={{ stroke: "var(--line-strong)" }}
            content={({ active, label }) =>
              active ? <PointTooltip model={model} label={label} /> : null
            }
          />
          {(hasBands ? lines : []).map(({ id, tier }) => (
            <Area
              key={id}
              name={`band ${id}`}
              dataKey={`drawn.${id.replace("s", "b")}`}
              type="linear"
              stroke="none"
              fill={tierStyle(tier).colour}
              fillOpacity={0.13}
              activeDot={false}
              isAnimationActive={false}
            />
          ))}
          {(model.hasUnfinished ? lines : []).map((line) => unfinishedLine(model, line))}
          {lines.map(({ id, tier, total }) => (
            <Line
              key={id}
              name={id}
              dataKey={`drawn.${id}`}
              type="linear"
              stroke={tierStyle(tier).colour}
              strokeDasharray={tierStyle(tier).dash}
              strokeWidth={2}
              dot={dotsOf(model, { id, tier, total }, tierStyle(tier).colour)}
              activeDot={{ r: 3.5 }}
              isAnimationActive={false}
            />
          ))}
          <BreakLines places={points} />
          {zoom.stretch}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}
