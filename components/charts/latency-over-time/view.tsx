"use client";
import {
  CartesianGrid,
  type DotItemDotProps,
  Line,
  LineChart,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { tierStyle } from "../../tiers/tier-style.ts";
import { AXIS_LINE, GRID_LINE, TOOLTIP_LOOKS, UNFINISHED_LINE } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { uprightLogAxis } from "../kit/log-axis-props.ts";
import { unfinishedId } from "../kit/time-slots.ts";
import { useDragSpan } from "../kit/use-drag-span.ts";
import type { OverTimeModel, TierLine, TimePlace } from "./over-time-model.ts";

type Props = ChartViewProps<OverTimeModel>;

const RADIUS = 3;

function PlaceTooltip({ model, at }: { readonly model: OverTimeModel; readonly at: unknown }) {
  const place = model.places.find((one) => one.at === Number(at));
  if (!place || place.label === "") return null;
  const rows = place.texts.map(({ seriesId, text }) => {
    const tier = model.series.find(({ id }) => id === seriesId)?.tier ?? "unknown";
    return { id: seriesId, label: tier, value: text, tier };
  });
  return <ChartTooltip title={place.label} rows={rows} />;
}

const dotOf =
  ({ id, tier }: TierLine) =>
  ({ cx, cy, payload, index }: DotItemDotProps) => {
    const place: TimePlace = payload; // Recharts hands back the row that it was given
    const point = place.points.find(({ seriesId }) => seriesId === id);
    const { colour } = tierStyle(tier);
    if (!point || cx === undefined || cy === undefined) return <g key={index} />;
    return (
      <circle
        key={index}
        cx={cx}
        cy={cy}
        r={RADIUS}
        fill={point.isFew ? "var(--panel)" : colour}
        stroke={colour}
        strokeWidth={1.5}
      />
    );
  };

function timeAxis({ xTicks, from, to }: OverTimeModel) {
  const labels = new Map(xTicks.map(({ at, label }) => [at, label]));
  return {
    type: "number",
    dataKey: "at",
    domain: [from, to],
    ticks: xTicks.map(({ at }) => at),
    tickFormatter: (at: number) => labels.get(at) ?? "",
    interval: "equidistantPreserveStart",
    minTickGap: 12,
    tickLine: false,
    tickMargin: 6,
    axisLine: AXIS_LINE,
    padding: { left: 6, right: 6 },
  } as const;
}

const tierLine = (line: TierLine) => (
  <Line
    key={line.id}
    name={line.id}
    type="linear"
    dataKey={`drawn.${line.id}`}
    stroke={tierStyle(line.tier).colour}
    strokeWidth={2}
    strokeDasharray={tierStyle(line.tier).dash}
    dot={dotOf(line)}
    activeDot={false}
    isAnimationActive={false}
  />
);

/** The stretch to a place that has not ended. */
const unfinishedLine = (line: TierLine) => (
  <Line
    key={`unfinished ${line.id}`}
    name={`unfinished ${line.id}`}
    type="linear"
    dataKey={`drawn.${unfinishedId(line.id)}`}
    stroke={tierStyle(line.tier).colour}
    {...UNFINISHED_LINE}
    dot={dotOf(line)}
    activeDot={false}
    isAnimationActive={false}
  />
);

/** Draws a quantile over time on a logarithmic axis, one line per tier. A drag along the axis picks a period. */
export function LatencyOverTimeView({ model, onZoom, onZoomOut }: Props) {
  const { places, series, title } = model;
  const drag = useDragSpan((first, last) => {
    const within = places.filter(({ at, label }) => label !== "" && at >= first && at <= last);
    const [begin, end] = [within[0], within.at(-1)];
    if (begin && end) onZoom?.(begin.firstDay, end.lastDay);
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the period picker does the same by keyboard
    <div onDoubleClick={onZoomOut}>
      <ResponsiveContainer width="100%" height={model.height}>
        <LineChart
          data={[...places]}
          title={title}
          margin={{ top: 8, right: 12, bottom: 0, left: 0 }}
          onMouseDown={drag.begin}
          onMouseMove={drag.move}
          onMouseUp={drag.end}
          onMouseLeave={drag.end}
        >
          <CartesianGrid vertical={false} {...GRID_LINE} />
          <XAxis {...timeAxis(model)} />
          <YAxis {...uprightLogAxis(model.y, 56)} />
          <Tooltip
            {...TOOLTIP_LOOKS}
            cursor={{ stroke: "var(--line-strong)" }}
            content={({ active, label }) =>
              active ? <PlaceTooltip model={model} at={label} /> : null
            }
          />
          {series.map(tierLine)}
          {(model.hasUnfinished ? series : []).map(unfinishedLine)}
          {drag.span ? (
            <ReferenceArea
              x1={drag.span.from}
              x2={drag.span.to}
              fill="var(--accent)"
              fillOpacity={0.14}
            />
          ) : null}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
