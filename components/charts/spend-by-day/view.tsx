"use client";
import { useId } from "react";
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
import { heightAxis, slotAxis } from "../kit/bar-axis-props.ts";
import { BreakLines } from "../kit/break-lines.tsx";
import { BarBox, GRID_LINE, Hatches, hatchId, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { useZoom } from "../kit/use-zoom.tsx";
import type { SpendByDayModel, SpendPoint, SpendSeries } from "./spend-model.ts";

type Props = ChartViewProps<SpendByDayModel>;

function PointTooltip({ model, label }: { model: SpendByDayModel; label: unknown }) {
  const point = model.points.find(({ key }) => key === label);
  if (!point) return null;
  const rows = point.parts
    .map(({ seriesId, text }) => {
      const series = model.series.find(({ id }) => id === seriesId);
      return { id: seriesId, label: series?.name ?? "", value: text, tier: series?.looksLike };
    })
    .reverse(); // top of the stack first
  const title = point.unfinished ? `${point.label}, unfinished` : point.label;
  const total = { id: "total", label: "total", value: point.total };
  return <ChartTooltip title={title} rows={rows} total={total} />;
}

function segmentOf(prefix: string, { id, looksLike }: SpendSeries) {
  const { colour, hatched } = tierStyle(looksLike);
  return ({ x, y, width, height, payload }: BarShapeProps) => {
    const point: SpendPoint = payload; // Recharts hands back the row that it was given
    const settled = hatched ? { hatch: hatchId(prefix, id) } : "solid";
    const look = point.unfinished ? "dashed" : settled;
    return <BarBox {...{ x, y, width, height, colour, look }} gap="top" />;
  };
}

/** Draws spend per bucket as stacked bars. A drag along the axis picks a period; a double click undoes it. */
export function SpendByDayView({ model, onZoom, onZoomOut }: Props) {
  const prefix = useId();
  const { series, points, xTicks, yTicks, yTop, title } = model;
  const zoom = useZoom(
    points.map(({ key, lastDay }) => ({ key, firstDay: key, lastDay })),
    onZoom,
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the period picker does the same by keyboard
    <div onDoubleClick={onZoomOut}>
      <ResponsiveContainer width="100%" height={model.height}>
        <BarChart
          key={`${points[0]?.key} ${points.length}`} // after a zoom nothing of before is under the pointer
          data={[...points]}
          title={title}
          margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
          barCategoryGap="18%"
          {...zoom.listeners}
        >
          <Hatches prefix={prefix} series={series} />
          <CartesianGrid vertical={false} {...GRID_LINE} />
          <XAxis {...slotAxis(xTicks)} />
          <YAxis {...heightAxis(yTicks, yTop, 58)} />
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
              stackId="spend"
              maxBarSize={36}
              isAnimationActive={false}
              shape={segmentOf(prefix, one)}
            />
          ))}
          <BreakLines places={points} />
          {zoom.stretch}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}
