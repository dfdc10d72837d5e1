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
import { TierShape } from "../../tiers/tier-mark.tsx";
import { tierStyle } from "../../tiers/tier-style.ts";
import { GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { lyingLogAxis, uprightLogAxis } from "../kit/log-axis-props.ts";
import { placeLabels } from "../kit/place-labels.ts";
import { ActiveBar, useBarKeys } from "../kit/use-bar-keys.tsx";
import type { DrawnPoint, PlaneModel } from "./plane-model.ts";

type Props = ChartViewProps<PlaneModel>;

const HALF = 6;
/** A mark can be hit within 12 px of its middle. */
const TARGET = 12;
const MOST_IN_TOOLTIP = 4;
/** A narrower plot has no room for names: the tooltip and the table say them. */
const LEAST_NAMED = 200;

interface PlacedPoint {
  readonly point: DrawnPoint;
  readonly x: number;
  readonly y: number;
}

function Interval({ placed, yOf }: { placed: PlacedPoint; yOf: (ms: number) => number }) {
  const { x, point } = placed;
  const { lowMs, highMs, ms } = point;
  if (lowMs === null && highMs === null) return null;
  return (
    <line
      x1={x}
      x2={x}
      y1={yOf(lowMs ?? ms)}
      y2={yOf(highMs ?? ms)}
      stroke={tierStyle(point.tier).colour}
      strokeWidth={1.5}
      strokeOpacity={point.isBeaten ? 0.35 : 0.8}
    />
  );
}

interface MarkProps {
  readonly placed: PlacedPoint;
  readonly onPick?: (value: string) => void;
}

function Mark({ placed: { point, x, y }, onPick }: MarkProps) {
  const { colour, marker } = tierStyle(point.tier);
  const { isBeaten } = point;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chart's keys go from point to point, and Enter picks
    <g
      transform={`translate(${x - HALF} ${y - HALF})`}
      style={{ color: isBeaten ? "var(--ink-3)" : colour }}
      fill="currentColor"
      fillOpacity={isBeaten ? 0.45 : 1}
      className={onPick ? "cursor-pointer" : undefined}
      onClick={() => onPick?.(String(point.place))}
    >
      <circle cx={HALF} cy={HALF} r={TARGET} fill="transparent" />
      <TierShape marker={marker} />
    </g>
  );
}

/** Stands inside the chart, where alone the scales and the active point are known. */
function Points({ model: { points, frontiers, y }, onPick }: Pick<Props, "model" | "onPick">) {
  const [xScale, yScale] = [useXAxisScale(), useYAxisScale()];
  const [active, isActive] = [useActiveTooltipLabel(), useIsTooltipActive()];
  const area = usePlotArea();
  if (!xScale || !yScale || !area) return null;
  const yOf = (ms: number): number => yScale(Math.min(y.top, Math.max(y.low, ms))) ?? 0;
  const placed = points.map((point) => ({
    point,
    x: xScale(point.usd) ?? 0,
    y: yOf(point.ms),
  }));
  const labels = placeLabels(
    placed
      .filter(({ point }) => !point.isBeaten && area.width >= LEAST_NAMED)
      .map(({ point: { key, label }, x, y: at }) => ({ key, label, x, y: at })),
    { left: area.x, right: area.x + area.width },
  );
  const pathOf = (line: readonly DrawnPoint[]): string =>
    line
      .map(({ usd, ms }, place) => {
        const [across, down] = [xScale(usd) ?? 0, yOf(ms)];
        return place === 0 ? `M${across} ${down}` : `H${across}V${down}`;
      })
      .join("");
  return (
    <g>
      {frontiers.map((line) => (
        <path
          key={line[0]?.key}
          d={pathOf(line)}
          fill="none"
          stroke="var(--ink-3)"
          strokeWidth={1.25}
          strokeDasharray="4 3"
        />
      ))}
      {placed.map((one) => (
        <Interval key={one.point.key} placed={one} yOf={yOf} />
      ))}
      {placed.map((one) => (
        <Mark key={one.point.key} placed={one} onPick={onPick} />
      ))}
      {placed
        .filter(({ point }) => isActive && point.usd === Number(active))
        .map(({ point, x, y: at }) => (
          <circle key={point.key} cx={x} cy={at} r={10} fill="none" stroke="var(--ink)" />
        ))}
      {labels.map(({ key, x, y: at, label, anchor }) => (
        <text key={key} x={x} y={at} textAnchor={anchor} fill="var(--ink-2)">
          {label}
        </text>
      ))}
    </g>
  );
}

function PointTooltip({ model, at }: { readonly model: PlaneModel; readonly at: unknown }) {
  const here = model.points.filter(({ usd }) => usd === Number(at)).slice(0, MOST_IN_TOOLTIP);
  const [first] = here;
  if (!first) return null;
  const rows = here.map(({ key, tier, label, latency }) => ({
    id: key,
    tier,
    label,
    value: latency,
  }));
  return <ChartTooltip title={`${first.cost} a thousand calls`} rows={rows} />;
}

const KEYS = "The left and right keys go from point to point, and Enter shows only its records.";

/** Draws cost against latency on logarithmic axes, with intervals and the frontier as steps. A press on a point picks it. */
export function CostLatencyView({ model, onPick }: Props) {
  const { points, x, y, title } = model;
  const { keys, boxProps } = useBarKeys((mark) => {
    const point = points.find(({ usd }) => usd === Number(mark));
    if (!point || !onPick) return false;
    onPick(String(point.place));
    return true;
  });
  if (points.length === 0) return null;
  return (
    <div {...boxProps}>
      <ResponsiveContainer width="100%" height={model.height}>
        <LineChart
          data={[...points]}
          title={title}
          desc={onPick ? KEYS : undefined}
          margin={{ top: 8, right: 20, bottom: 0, left: 0 }}
        >
          <CartesianGrid {...GRID_LINE} />
          <XAxis {...lyingLogAxis(x, "usd")} />
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
          <Points model={model} onPick={onPick} />
          <ActiveBar keys={keys} />
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
