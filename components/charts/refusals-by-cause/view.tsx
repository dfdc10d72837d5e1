"use client";
import { useId } from "react";
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  ErrorBar,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { heightAxis, slotAxis } from "../kit/bar-axis-props.ts";
import { BreakLines } from "../kit/break-lines.tsx";
import { BarBox, GRID_LINE, Hatches, hatchId, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { useZoom } from "../kit/use-zoom.tsx";
import type { CausePoint, CauseSeries, RefusalsByCauseModel } from "./model.ts";

function PointTooltip({ model, label }: { model: RefusalsByCauseModel; label: unknown }) {
  const point = model.points.find(({ key }) => key === label);
  if (!point) return null;
  const rows = point.parts
    .map(({ id, text }) => {
      const series = model.series.find((one) => one.id === id);
      return { id, label: series?.name ?? "", value: text, cause: series?.cause };
    })
    .reverse(); // top of the stack first
  const total = { id: "total", label: "for want of room", value: point.total };
  return <ChartTooltip title={point.label} rows={rows} total={total} />;
}

function segmentOf(prefix: string, { id, colour, hatched }: CauseSeries) {
  return ({ x, y, width, height, payload }: BarShapeProps) => {
    const point: CausePoint = payload; // Recharts hands back the row that it was given
    const settled = hatched ? { hatch: hatchId(prefix, id) } : "solid";
    const look = point.unfinished ? "dashed" : settled;
    return <BarBox {...{ x, y, width, height, colour, look }} gap="top" />;
  };
}

/** A shape of its own keeps a part without height, on which the interval stands, from being dropped. */
const nothing = () => null;

/** Stands on the stacks as a part without height. */
const intervals = () => (
  <Bar
    name="interval"
    shape={nothing}
    dataKey="cap"
    stackId="room"
    isAnimationActive={false}
    maxBarSize={36}
  >
    <ErrorBar
      dataKey="spread"
      width={3}
      stroke="var(--ink-2)"
      strokeWidth={1}
      isAnimationActive={false}
    />
  </Bar>
);

/**
 * Draws shares of first attempts as stacked bars with whiskers; quota stands beside the stack. A drag along the axis picks
 * a period; a double click undoes it.
 */
export function RefusalsByCauseView(props: ChartViewProps<RefusalsByCauseModel>) {
  const { model, onZoom, onZoomOut } = props;
  const prefix = useId();
  const { series, points, drawsIntervals, top, xTicks, yTicks, title } = model;
  const hatched = series.map(({ id, colour }) => ({ id, colour, looksLike: "unknown" }));
  const zoom = useZoom(points, onZoom);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the period picker does the same by keyboard
    <div onDoubleClick={onZoomOut}>
      <ResponsiveContainer width="100%" height={model.height}>
        <BarChart
          key={`${points[0]?.key} ${points.length}`} // after a zoom nothing of before is under the pointer
          data={[...points]}
          {...zoom.listeners}
          title={title}
          margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="18%"
          barGap={1}
        >
          <Hatches prefix={prefix} series={hatched} />
          <CartesianGrid vertical={false} {...GRID_LINE} />
          <XAxis {...slotAxis(xTicks)} />
          <YAxis {...heightAxis(yTicks, top, 48)} allowDataOverflow />
          <Tooltip
            {...TOOLTIP_LOOKS}
            content={({ active, label }) =>
              active ? <PointTooltip model={model} label={label} /> : null
            }
          />
          {series.map((one) => (
            <Bar
              key={one.id}
              name={one.id}
              dataKey={`drawn.${one.id}`}
              stackId={one.isApart ? "apart" : "room"}
              maxBarSize={36}
              isAnimationActive={false}
              shape={segmentOf(prefix, one)}
            />
          ))}
          {drawsIntervals ? intervals() : null}
          <BreakLines places={points} />
          {zoom.stretch}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
