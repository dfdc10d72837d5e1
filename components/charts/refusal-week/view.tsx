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
import { seriesId } from "../kit/chart-model.ts";
import { Hatches, hatchId, TOOLTIP_LOOKS } from "../kit/chart-parts.tsx";
import { ChartTooltip } from "../kit/chart-tooltip.tsx";
import type { ChartViewProps } from "../kit/define-chart.ts";
import type { RefusalWeekModel, WeekHour } from "./model.ts";
import { weekFill } from "./week-look.ts";

const FEW = [{ id: "s0", looksLike: "unknown" }];
const KEYS = "The left and right keys go from hour to hour; each tells of all seven days.";

function HourTooltip({ model, label }: { model: RefusalWeekModel; label: unknown }) {
  const hour = model.hours.find(({ key }) => key === label);
  if (!hour) return null;
  const rows = hour.cells.map(({ day, text }) => ({ id: day, label: day, value: text }));
  return <ChartTooltip title={`${hour.label}, first attempts refused`} rows={rows} />;
}

const cellOf =
  (prefix: string, day: number) =>
  ({ x, y, width, height: signed, payload }: BarShapeProps) => {
    const height = Math.abs(signed); // Monday is on top: the axis is turned, and bars grow downwards
    const top = Math.min(y, y + signed);
    const hour: WeekHour = payload; // Recharts hands back the row that it was given
    const look = hour.cells[day]?.look ?? "none";
    const fill = weekFill(look) ?? (look === "few" ? `url(#${hatchId(prefix, "s0")})` : "none");
    return (
      <rect
        x={x + 0.75}
        y={top + 0.75}
        width={Math.max(0, width - 1.5)}
        height={Math.max(0, height - 1.5)}
        rx={2}
        fill={fill}
        stroke="var(--line)"
        strokeWidth={0.75}
      />
    );
  };

/** Draws a column of seven cells for each hour of the day, Monday on top. */
export function RefusalWeekView({ model }: ChartViewProps<RefusalWeekModel>) {
  const prefix = useId();
  const { hours, days, title } = model;
  return (
    <ResponsiveContainer width="100%" height={model.height}>
      <BarChart
        data={[...hours]}
        title={title}
        desc={KEYS}
        margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
        barCategoryGap={0}
      >
        <Hatches prefix={prefix} series={FEW} />
        <XAxis
          dataKey="key"
          interval="equidistantPreserveStart"
          minTickGap={8}
          tickLine={false}
          tickMargin={4}
          axisLine={false}
        />
        <YAxis
          type="number"
          domain={[0, days.length]}
          reversed
          ticks={days.map((_, day) => day + 0.5)}
          tickFormatter={(at: number) => days[Math.floor(at)] ?? ""}
          interval={0}
          width={36}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          {...TOOLTIP_LOOKS}
          content={({ active, label }) =>
            active ? <HourTooltip model={model} label={label} /> : null
          }
        />
        {days.map((day, place) => (
          <Bar
            key={day}
            name={day}
            dataKey={`drawn.${seriesId(place)}`}
            stackId="week"
            isAnimationActive={false}
            shape={cellOf(prefix, place)}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}
