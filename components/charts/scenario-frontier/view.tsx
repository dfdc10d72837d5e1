"use client";
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  useActiveTooltipLabel,
  useIsTooltipActive,
  usePlotArea,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from "recharts";
import { AXIS_LINE, GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { uprightLogAxis } from "../kit/log-axis-props.ts";
import { placeLabels } from "../kit/place-labels.ts";
import type { FrontierMark, FrontierModel } from "./frontier-model.ts";

/** A narrower plot has no room for names: the tooltip and the table say them. */
const LEAST_NAMED = 420;
const RADIUS = 5;

interface Placed {
  readonly point: FrontierMark;
  readonly x: number;
  readonly y: number;
}

function Mark({ placed: { point, x, y } }: { readonly placed: Placed }) {
  const { kind, isBeaten } = point;
  const colour = isBeaten ? "var(--ink-3)" : "var(--ink)";
  if (kind === "preset") {
    return <circle cx={x} cy={y} r={RADIUS} fill={colour} fillOpacity={isBeaten ? 0.45 : 1} />;
  }
  return (
    <rect
      x={x - RADIUS}
      y={y - RADIUS}
      width={RADIUS * 2}
      height={RADIUS * 2}
      fill={kind === "today" ? "var(--panel)" : colour}
      stroke={colour}
      strokeWidth={2}
    />
  );
}

/** Of the presets only those that none beats: the others are told by the tooltip and the table. */
const isNamed = ({ isBeaten, kind }: FrontierMark): boolean => !isBeaten || kind !== "preset";

/** Stands inside the chart, where alone the scales and the active point are known. */
function Points({ points }: Pick<FrontierModel, "points">) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  const [active, isActive] = [useActiveTooltipLabel(), useIsTooltipActive()];
  const area = usePlotArea();
  if (!xScale || !yScale || !area) return null;
  const placed = points.map((point) => ({
    point,
    x: xScale(point.usd) ?? 0,
    y: yScale(point.ms) ?? 0,
  }));
  const labels = placeLabels(
    placed
      .filter(({ point }) => isNamed(point) && area.width >= LEAST_NAMED)
      .map(({ point: { key, label }, x, y }) => ({ key, label, x, y })),
    { left: area.x, right: area.x + area.width },
  );
  const best = placed.filter(({ point }) => !point.isBeaten);
  const path = best.map(({ x, y }, place) => (place === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join("");
  return (
    <g>
      <path d={path} fill="none" stroke="var(--ink-3)" strokeWidth={1.25} strokeDasharray="4 3" />
      {placed.map((one) => (
        <Mark key={one.point.key} placed={one} />
      ))}
      {placed
        .filter(({ point }) => isActive && point.usd === Number(active))
        .map(({ point, x, y }) => (
          <circle key={point.key} cx={x} cy={y} r={10} fill="none" stroke="var(--ink)" />
        ))}
      {labels.map(({ key, label, x, y, anchor }) => (
        <text key={key} x={x} y={y} textAnchor={anchor} fill="var(--ink-2)">
          {label}
        </text>
      ))}
    </g>
  );
}

function PointTooltip({ model, at }: { readonly model: FrontierModel; readonly at: unknown }) {
  const here = model.points.filter(({ usd }) => usd === Number(at)).slice(0, 4);
  const [first] = here;
  if (!first) return null;
  const rows = here.map(({ key, label, words }) => ({ id: key, label, value: words }));
  return (
    <ChartTooltip
      title={first.isBeaten ? "Beaten in cost and waiting" : "On the frontier"}
      rows={rows}
    />
  );
}

const KEYS = "The left and right keys go from policy to policy.";

/** Draws policies by cost and by how long 95 of 100 requests take, with the frontier as steps. */
export function ScenarioFrontierView({ model }: ChartViewProps<FrontierModel>) {
  const { points, x, y, title, height } = model;
  if (points.length === 0) return null;
  const labels = new Map(x.ticks.map(({ at, label }) => [at, label]));
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart
        data={[...points]}
        title={title}
        desc={KEYS}
        margin={{ top: 20, right: 20, bottom: 0, left: 0 }}
      >
        <CartesianGrid {...GRID_LINE} />
        <XAxis
          type="number"
          dataKey="usd"
          domain={[x.low, x.top]}
          ticks={x.ticks.map(({ at }) => at)}
          tickFormatter={(at: number) => labels.get(at) ?? ""}
          tickLine={false}
          tickMargin={6}
          axisLine={AXIS_LINE}
        />
        <YAxis {...uprightLogAxis(y, 56)} />
        <Tooltip
          {...TOOLTIP_LOOKS}
          cursor={false}
          content={({ active, label }) =>
            active ? <PointTooltip model={model} at={label} /> : null
          }
        />
        <Line
          name="points"
          dataKey="ms"
          stroke="none"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Points points={points} />
      </LineChart>
    </ResponsiveContainer>
  );
}
