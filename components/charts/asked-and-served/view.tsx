"use client";
import { useId } from "react";
import {
  Bar,
  BarChart,
  type BarShapeProps,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { BarBox, Hatches, hatchId, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { ActiveBar, type BarKeys, useBarKeys } from "../kit/use-bar-keys.tsx";
import { useNameAxis } from "../kit/use-name-axis.tsx";
import type { AskedBar, AskedModel, AskedSeries } from "./asked-model.ts";

type Props = ChartViewProps<AskedModel>;

const KEYS = "The up and down keys go from tier to tier; Enter shows only what asked for it.";
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const shapeOf =
  (one: AskedSeries, prefix: string) =>
  ({ x, y, width, height }: BarShapeProps) => (
    <BarBox
      {...{ x, y, width, height }}
      colour={one.colour}
      look={one.hatched ? { hatch: hatchId(prefix, one.id) } : "solid"}
      gap="right"
    />
  );

function BarTooltip({ bar }: { readonly bar: AskedBar | undefined }) {
  if (!bar) return null;
  return (
    <ChartTooltip
      title={`Asked for ${bar.label}`}
      rows={bar.parts.map(({ id, label, value }) => ({ id, tier: label, label, value }))}
      total={{ id: "total", label: "in all", value: bar.total }}
    />
  );
}

function Bars({ model, onPick, keys }: Props & { readonly keys: BarKeys }) {
  const { bars, series, title } = model;
  const prefix = useId().replace(/[^\w-]/g, "");
  const barOf = (key: unknown): AskedBar | undefined => bars.find((bar) => bar.key === key);
  const { axis, onResize } = useNameAxis(bars, 0.35);
  const hatched = series
    .filter((one) => one.hatched)
    .map(({ id, tier, colour }) => ({ id, colour, looksLike: tier }));
  return (
    <ResponsiveContainer width="100%" height={model.height} onResize={onResize}>
      <BarChart
        data={[...bars]}
        layout="vertical"
        title={title}
        desc={KEYS}
        margin={{ top: 0, right: 18, bottom: 0, left: 0 }}
        barCategoryGap="30%"
        onClick={({ activeLabel }) => {
          const bar = barOf(activeLabel);
          if (bar) onPick?.(bar.label);
        }}
      >
        <ActiveBar keys={keys} />
        <Hatches prefix={prefix} series={hatched} />
        <XAxis
          type="number"
          domain={[0, 1]}
          ticks={TICKS}
          tickFormatter={(share: number) => `${share * 100}\u00a0%`}
          tickLine={false}
          axisLine={false}
          height={22}
        />
        <YAxis {...axis} />
        <Tooltip
          {...TOOLTIP_LOOKS}
          content={({ active, label }) => (active ? <BarTooltip bar={barOf(label)} /> : null)}
        />
        {series.map((one) => (
          <Bar
            key={one.id}
            name={one.id}
            dataKey={`drawn.${one.id}`}
            stackId="asked"
            isAnimationActive={false}
            maxBarSize={22}
            activeBar={false}
            shape={shapeOf(one, prefix)}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Draws which tiers served each tier asked for; a click on a bar, or Enter, picks the tier asked for. */
export function AskedAndServedView(props: Props) {
  const { model, onPick } = props;

  function pick(key: unknown): boolean {
    const bar = model.bars.find((one) => one.key === key);
    if (!bar || !onPick) return false;
    onPick(bar.label);
    return true;
  }

  const { keys, boxProps } = useBarKeys(pick);
  return (
    <div {...boxProps}>
      <Bars {...props} keys={keys} />
    </div>
  );
}
