import { fitText } from "../kit/fit-text.ts";
import type { ModelBar } from "./model-bars.ts";

const LINE_HEIGHT = 14;
const TICK_GAP = 8;
const LARGEST_SHARE = 0.4;

type Measure = (text: string) => number;

/** As wide as the widest name, but never more than two fifths of the chart. */
export function nameAxisWidth(
  bars: readonly ModelBar[],
  chartWidth: number,
  measure: Measure,
): number {
  const texts = bars.flatMap(({ model, seller }) => (seller === null ? [model] : [model, seller]));
  const widest = Math.max(0, ...texts.map(measure));
  return Math.ceil(Math.min(widest + TICK_GAP + 2, chartWidth * LARGEST_SHARE));
}

interface NameTickProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly bar: ModelBar | undefined;
  readonly measure: Measure;
}

/** A model's name before its bar, its seller under it where the name alone does not tell. */
export function NameTick({ x, y, width, bar, measure }: NameTickProps) {
  if (!bar) return null;
  const room = width - TICK_GAP;
  const name = fitText(bar.model, (text) => measure(text) <= room);
  const lines =
    bar.seller === null ? [name] : [name, fitText(bar.seller, (t) => measure(t) <= room)];
  const first = y - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return (
    <text textAnchor="end" dominantBaseline="central" style={{ fontVariantNumeric: "normal" }}>
      <title>{bar.label}</title>
      {lines.map((line, index) => (
        <tspan key={index === 0 ? "name" : "seller"} x={x} y={first + index * LINE_HEIGHT}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
