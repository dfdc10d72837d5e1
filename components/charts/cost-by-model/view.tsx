"use client";
import { useMemo, useState } from "react";
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
import { BarBox, GRID_LINE, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import { textWidthIn } from "../kit/text-width.ts";
import { ActiveBar, type BarKeys, useBarKeys } from "../kit/use-bar-keys.tsx";
import type { BarPart, CostByModelModel, ModelBar } from "./model-bars.ts";
import { NameTick, nameAxisWidth } from "./name-axis.tsx";

type Props = ChartViewProps<CostByModelModel>;

const FIRST_WIDTH = 480;
const KEYS = "The up and down keys go from bar to bar; Enter picks the model.";

function ModelTooltip({ bar, parts }: { bar: ModelBar | undefined; parts: readonly BarPart[] }) {
  if (!bar) return null;
  const saves = new Map(bar.saves.map(({ id, text }) => [id, text]));
  const rows = parts.map(({ id, label, tier }) => ({
    id,
    label,
    value: saves.get(id) ?? bar.stays,
    tier: tier ?? undefined,
  }));
  const total = { id: "total", label: "as served", value: bar.asServed };
  return <ChartTooltip title={bar.label} rows={rows} total={total} />;
}

function segmentOf({ tier }: BarPart) {
  const colour = tier ? tierStyle(tier).colour : "var(--ink-3)";
  const look = tier ? "dashed" : "solid";
  return ({ x, y, width, height }: BarShapeProps) => (
    <BarBox {...{ x, y, width, height, colour, look }} gap="right" />
  );
}

type EndLabelProps = Readonly<Partial<Record<"x" | "y" | "width" | "height", unknown>>> & {
  readonly text: string;
};

function EndLabel({ x, y, width, height, text }: EndLabelProps) {
  return (
    <text
      x={Number(x) + Number(width) + 6}
      y={Number(y) + Number(height) / 2}
      dominantBaseline="central"
    >
      {text}
    </text>
  );
}

const endLabelOf =
  (bars: readonly ModelBar[]) =>
  ({ x, y, width, height, index = 0 }: LabelProps) => (
    <EndLabel {...{ x, y, width, height }} key={index} text={bars[index]?.asServed ?? ""} />
  );

interface BarsProps extends Props {
  readonly pick: (key: unknown) => boolean;
  readonly keys: BarKeys;
}

function moneyAxis({ ticks, top }: CostByModelModel) {
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return {
    type: "number",
    domain: [0, top],
    ticks: ticks.map(({ at }) => at),
    tickFormatter: (at: number) => labels.get(at) ?? "",
    tickLine: false,
    axisLine: false,
    height: 22,
  } as const;
}

function Bars({ model, onPick, pick, keys }: BarsProps) {
  const { bars, parts, title } = model;
  const last = parts.at(-1)?.id;
  const barOf = (key: unknown): ModelBar | undefined => bars.find((bar) => bar.key === key);
  const [chartWidth, setChartWidth] = useState(FIRST_WIDTH);
  const measure = useMemo(() => textWidthIn(document.body), []);
  const width = nameAxisWidth(bars, chartWidth, measure);
  return (
    <ResponsiveContainer width="100%" height={model.height} onResize={setChartWidth}>
      <BarChart
        key={bars.map(({ model: name }) => name).join("\n")} // a bar that went away is not hovered any more
        data={[...bars]}
        layout="vertical"
        title={title}
        desc={onPick ? KEYS : undefined}
        margin={{ top: 0, right: 56, bottom: 0, left: 0 }}
        barCategoryGap="28%"
        onClick={({ activeLabel }) => pick(activeLabel)}
        style={{ cursor: onPick ? "pointer" : undefined }}
      >
        <ActiveBar keys={keys} />
        <CartesianGrid horizontal={false} {...GRID_LINE} />
        <XAxis {...moneyAxis(model)} />
        <YAxis
          type="category"
          dataKey="key"
          tick={({ x, y, payload: { value } }) => (
            <NameTick {...{ x: Number(x), y: Number(y), width, measure, bar: barOf(value) }} />
          )}
          width={width}
          interval={0}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          {...TOOLTIP_LOOKS}
          content={({ active, label }) =>
            active ? <ModelTooltip bar={barOf(label)} parts={parts} /> : null
          }
        />
        {parts.map((part) => (
          <Bar
            key={part.id}
            name={part.id}
            dataKey={`drawn.${part.id}`}
            stackId="cost"
            maxBarSize={18}
            isAnimationActive={false}
            shape={segmentOf(part)}
            label={part.id === last ? endLabelOf(bars) : undefined}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

/** Draws one bar per model; a click on it, or Enter, picks the model. */
export function CostByModelView(props: Props) {
  const { model, onPick } = props;

  function pick(key: unknown): boolean {
    const bar = model.bars.find((one) => one.key === key);
    if (!bar || !onPick) return false;
    onPick(bar.model);
    return true;
  }

  const { keys, boxProps } = useBarKeys(pick);
  return (
    <div {...boxProps}>
      <Bars {...props} pick={pick} keys={keys} />
    </div>
  );
}
