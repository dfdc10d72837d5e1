import { exactUsd, type Picodollars } from "../../../lib/core/money.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { formatUsd } from "../../format/money.ts";
import { formatCounted } from "../../format/quantity.ts";
import type { ChartKey, ChartTable } from "../kit/chart-model.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { axisUsd, drawnUsd } from "../kit/usd-sum.ts";
import { cacheUnknown, type Step, stepsOf } from "./steps.ts";
import type { WaterfallBar, WaterfallModel } from "./waterfall-model.ts";

const TITLE = "From list price to what was paid";
const BAR_HEIGHT = 36;
const AXIS_HEIGHT = 24;

const KEY: readonly ChartKey[] = [
  { label: "modelled, by price lists", looksLike: null, look: "dashed" },
  { label: "paid", looksLike: null, look: "solid" },
];

const usd = (amount: Picodollars): string => formatUsd(exactUsd(amount));
const signed = (amount: Picodollars): string => `${amount > 0n ? "+" : ""}${usd(amount)}`;

const kindOf = ({ isSum, change }: Step): WaterfallBar["kind"] =>
  isSum ? "sum" : change < 0n ? "less" : "more";

function toBar(step: Step, index: number): WaterfallBar {
  const { label, tier, isSum, change, left } = step;
  const end = drawnUsd(left);
  const begin = isSum ? 0 : drawnUsd(left) - drawnUsd(change);
  return {
    key: `b${index}`,
    label,
    tier,
    kind: kindOf(step),
    look: step.id === "spend" ? "solid" : "dashed",
    amount: isSum ? usd(change) : signed(change),
    left: usd(left),
    drawn: { s0: Math.max(0, Math.min(begin, end)), s1: Math.abs(end - begin) },
  };
}

const toTable = (steps: readonly Step[]): ChartTable => ({
  columns: [
    { label: "Step", numeric: false },
    { label: "Change, USD", numeric: true },
    { label: "What is left, USD", numeric: true },
  ],
  rows: steps.map(({ label, isSum, change, left }) => [
    { text: label, exact: label },
    isSum ? { text: "", exact: "" } : { text: signed(change), exact: exactUsd(change) },
    { text: usd(left), exact: exactUsd(left) },
  ]),
});

function summarise(steps: readonly Step[], unknown: number): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || first.left === 0n) return "Nothing was charged in this period.";
  const between = steps.filter(({ isSum }) => !isSum);
  if (between.length === 0) {
    return `All ${usd(last.left)} was paid at standard${unknown === 0 ? ", without caches" : ""}.`;
  }
  const parts = between.map(({ label, change }) => `${label.toLowerCase()} ${signed(change)}`);
  return `${usd(first.left)} at list price; ${parts.join(", ")}; ${usd(last.left)} paid.`;
}

function noteOf({ answers: [answer] }: AnswerData): string | null {
  if (!answer) return null;
  const [out, unknown] = [answer.total[0]?.leftOut ?? 0, cacheUnknown(answer)];
  const have = out === 1 ? "has no price and is" : "have no price and are";
  const say = unknown === 1 ? "does" : "do";
  const notes = [
    out === 0 ? null : `${formatCounted(out, "record")} ${have} in none of the steps.`,
    unknown === 0
      ? null
      : `${formatCounted(unknown, "record")} ${say} not say how much input was cached: it counts as none, so that list price and cached input may both be higher.`,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(" ");
}

/** One bar for each step from list price to what was paid; a step stands where the one before it ended. */
export function prepareSavingsWaterfall(data: AnswerData): WaterfallModel {
  const [answer] = data.answers;
  const steps = answer ? stepsOf(answer) : [];
  const isEmpty = steps.every(({ left }) => left === 0n);
  const bars = isEmpty ? [] : steps.map(toBar);
  const { top, ticks } = niceTicks(Math.max(0, ...bars.map(({ drawn }) => drawn.s0 + drawn.s1)), 4);
  return {
    title: TITLE,
    summary: summarise(steps, answer ? cacheUnknown(answer) : 0),
    note: noteOf(data),
    height: AXIS_HEIGHT + Math.max(3, bars.length) * BAR_HEIGHT,
    kind: "bars",
    marks: bars.length * 2,
    key: KEY,
    table: toTable(isEmpty ? [] : steps),
    bars,
    top,
    ticks: ticks.map((at) => ({ at, label: axisUsd(at) })),
  };
}
