import { formatUsd } from "../../format/money.ts";
import { type LyingBar, type LyingBarsModel, lyingHeight } from "../kit/lying-bars.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { axisUsd } from "../kit/usd-sum.ts";

/** What a scenario costs with one input at either end of its range and all others in their middle. */
export interface TornadoInput {
  readonly name: string;
  readonly cost: readonly [string, string];
}

export interface TornadoData {
  /** The widest first. */
  readonly inputs: readonly TornadoInput[];
}

const TITLE = "How far each input alone moves the cost";
const MOST_BARS = 8;
const PARTS = [{ id: "s0", label: "swing", colour: "var(--ink-3)", look: "dashed" }] as const;

const swingOf = ({ cost: [low, high] }: TornadoInput): number =>
  Math.abs(Number(high) - Number(low));

/** Rounded to two digits of what tells the ends apart. */
function told(usd: string, swing: number): string {
  if (!(swing > 0)) return formatUsd(usd);
  const decimals = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(swing))));
  return formatUsd(Number(usd).toFixed(decimals));
}

function barOf(input: TornadoInput, place: number): LyingBar {
  const swing = swingOf(input);
  const [low, high] = input.cost.map((usd) => told(usd, swing));
  return {
    key: `b${place}`,
    label: input.name,
    tier: null,
    end: `${low} to ${high}`,
    rows: [
      { label: "at the low end of its range", value: low ?? "" },
      { label: "at the high end", value: high ?? "" },
    ],
    drawn: { s0: swing },
  };
}

function summarise(inputs: readonly TornadoInput[]): string {
  const [first] = inputs;
  if (!first) return "No input has a range that moves the cost.";
  const [low, high] = first.cost.map((usd) => told(usd, swingOf(first)));
  return `Most depends on ${first.name}: ${low} at the low end of its range, ${high} at the high end.`;
}

/** One bar for each input that is not known exactly: as long as what it alone makes of the cost. */
export function prepareScenarioTornado({ inputs }: TornadoData): LyingBarsModel {
  const shown = inputs.slice(0, MOST_BARS);
  const bars = shown.map(barOf);
  const { top, ticks } = niceTicks(Math.max(0, ...shown.map(swingOf)), 3);
  const left = inputs.length - shown.length;
  return {
    title: TITLE,
    summary: summarise(inputs),
    note: left > 0 ? `${left} that move it less stand in the table alone.` : null,
    height: lyingHeight(bars.length),
    kind: "bars",
    marks: bars.length,
    key: PARTS.map(({ label, colour, look }) => ({ label, looksLike: null, look, colour })),
    table: {
      columns: [
        { label: "Input", numeric: false },
        { label: "Cost at its low end, USD", numeric: true },
        { label: "Cost at its high end, USD", numeric: true },
      ],
      rows: inputs.map((input) => [
        { text: input.name, exact: input.name },
        ...input.cost.map((usd) => ({ text: told(usd, swingOf(input)), exact: usd })),
      ]),
    },
    ...{ bars, parts: PARTS, top },
    ticks: ticks.map((at) => ({ at, label: axisUsd(at) })),
  };
}
