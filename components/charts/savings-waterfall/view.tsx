"use client";
import {
  Bar,
  BarChart,
  type BarShapeProps,
  CartesianGrid,
  type LabelProps,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { tierStyle } from "../../tiers/tier-style.ts";
import { lengthAxis } from "../kit/bar-axis-props.ts";
import { BarBox, GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { ActiveBar, type BarKeys, useBarKeys } from "../kit/use-bar-keys.tsx";
import { useNameAxis } from "../kit/use-name-axis.tsx";
import type { WaterfallBar, WaterfallModel } from "./waterfall-model.ts";

type Props = ChartViewProps<WaterfallModel>;

const KEYS = "The up and down keys go from step to step; Enter picks the tier of a step.";

const colourOf = ({ kind, tier }: WaterfallBar): string => {
  if (tier !== null) return tierStyle(tier).colour;
  return kind === "sum" ? "var(--ink-2)" : "var(--ink-3)";
};

function StepTooltip({ bar }: { readonly bar: WaterfallBar | undefined }) {
  if (!bar) return null;
  const rows =
    bar.kind === "sum"
      ? []
      : [{ id: "change", label: bar.kind === "less" ? "takes off" : "adds", value: bar.amount }];
  return (
    <ChartTooltip
      title={bar.label}
      rows={rows}
      total={{ id: "left", label: bar.kind === "sum" ? "in all" : "leaves", value: bar.left }}
    />
  );
}

const shapeOf =
  (bars: readonly WaterfallBar[]) =>
  ({ x, y, width, height, index }: BarShapeProps & { readonly index?: number }) => {
    const bar = bars[index ?? -1];
    if (!bar) return null;
    const shown = bar.drawn.s1 > 0 ? Math.max(1, width) : width;
    return (
      <BarBox
        {...{ x, y, width: shown, height }}
        look={bar.look}
        colour={colourOf(bar)}
        gap="right"
      />
    );
  };

type EndProps = Readonly<Partial<Record<"x" | "y" | "width" | "height", unknown>>>;

const endLabelOf =
  (bars: readonly WaterfallBar[]) =>
  ({ x, y, width, height, index = 0 }: LabelProps) => {
    const at: EndProps = { x, y, width, height };
    return (
      <text
        key={index}
        x={Number(at.x) + Number(at.width) + 6}
        y={Number(at.y) + Number(at.height) / 2}
        dominantBaseline="central"
        fontWeight={bars[index]?.kind === "sum" ? 600 : undefined}
      >
        {bars[index]?.amount ?? ""}
      </text>
    );
  };

function Bars({ model, onPick, keys }: Props & { readonly keys: BarKeys }) {
  const { bars, ticks, top, title } = model;
  const barOf = (key: unknown): WaterfallBar | undefined => bars.find((bar) => bar.key === key);
  const amounts = bars.map(({ amount }) => amount);
  const { axis, endWidth, onResize } = useNameAxis(bars, 0.4);
  const pick = (key: unknown): void => {
    const tier = barOf(key)?.tier;
    if (tier) onPick?.(tier);
  };
  return (
    <ResponsiveContainer width="100%" height={model.height} onResize={onResize}>
      <BarChart
        data={[...bars]}
        layout="vertical"
        title={title}
        desc={KEYS}
        margin={{ top: 0, right: endWidth(amounts, 40), bottom: 0, left: 0 }}
        barCategoryGap="28%"
        onClick={({ activeLabel }) => pick(activeLabel)}
      >
        <ActiveBar keys={keys} />
        <CartesianGrid horizontal={false} {...GRID_LINE} />
        <XAxis {...lengthAxis(ticks, top)} />
        <YAxis {...axis} />
        <Tooltip
          {...TOOLTIP_LOOKS}
          content={({ active, label }) => (active ? <StepTooltip bar={barOf(label)} /> : null)}
        />
        <Bar
          name="base"
          dataKey="drawn.s0"
          stackId="steps"
          fill="none"
          isAnimationActive={false}
          maxBarSize={20}
          activeBar={false}
        />
        <Bar
          name="step"
          dataKey="drawn.s1"
          stackId="steps"
          isAnimationActive={false}
          maxBarSize={20}
          shape={shapeOf(bars)}
          label={endLabelOf(bars)}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Draws the steps from list price to what was paid; a click on a tier's step, or Enter, picks the tier. */
export function SavingsWaterfallView(props: Props) {
  const { model, onPick } = props;

  function pick(key: unknown): boolean {
    const tier = model.bars.find((bar) => bar.key === key)?.tier;
    if (!tier || !onPick) return false;
    onPick(tier);
    return true;
  }

  const { keys, boxProps } = useBarKeys(pick);
  return (
    <div {...boxProps}>
      <Bars {...props} keys={keys} />
    </div>
  );
}
