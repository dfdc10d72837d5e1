import { formatUsd } from "../../format/money.ts";
import { formatShare } from "../../format/quantity.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { axisUsd } from "../kit/usd-sum.ts";
import type { BreakEvenModel, BreakEvenRow } from "./break-even-model.ts";

/** What is saved where an input has some value, in dollars: below zero it costs more. */
export interface BreakEvenPoint {
  readonly at: number;
  readonly savedUsd: number;
}

export interface BreakEvenData {
  /** The share of attempts refused, each on its own; or what an hour of one request's delay costs, in dollars. */
  readonly of: "refusal" | "delay";
  /** In order. */
  readonly points: readonly BreakEvenPoint[];
}

const HEIGHT = 240;

const WORDS = {
  refusal: { title: "Saved by the share of attempts refused", column: "Attempts refused" },
  delay: { title: "Saved by the price of an hour of delay", column: "An hour of delay costs, USD" },
} as const;

const usd = (value: number): string => formatUsd(value.toFixed(Math.abs(value) < 1 ? 6 : 2));

const told = ({ of }: BreakEvenData, at: number): string =>
  of === "refusal" ? formatShare(at, 1) : usd(Number(at.toPrecision(2)));

/** Where a line through the points first crosses zero; `null` where it does not. */
export function crossing(points: readonly BreakEvenPoint[]): number | null {
  for (const [place, next] of points.entries()) {
    const before = points[place - 1];
    if (before === undefined || before.savedUsd <= 0 || next.savedUsd > 0) continue;
    const share = before.savedUsd / (before.savedUsd - next.savedUsd);
    return before.at + share * (next.at - before.at);
  }
  return null;
}

function summarise(data: BreakEvenData, at: number | null): string {
  const [first] = data.points;
  const by = data.of === "refusal" ? "of attempts are refused" : "an hour of delay costs";
  if (!first) return "Nothing was evaluated.";
  if (first.savedUsd <= 0) return "It saves nothing even at the left end.";
  const last = data.points.at(-1);
  if (at === null)
    return `It saves over all of this range, still ${usd(last?.savedUsd ?? 0)} at its end.`;
  return data.of === "refusal"
    ? `It saves while less than ${told(data, at)} ${by}.`
    : `It saves while ${by} less than ${told(data, at)} per request.`;
}

const rowOf = (data: BreakEvenData, { at, savedUsd }: BreakEvenPoint): BreakEvenRow => ({
  ...{ at, label: told(data, at), drawn: { s0: savedUsd } },
  saved: savedUsd < 0 ? `costs ${usd(-savedUsd)} more` : `saves ${usd(savedUsd)}`,
});

function savedAxis(values: readonly number[]): BreakEvenModel["y"] {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const { top, ticks } = niceTicks(Math.max(high, -low), 3);
  const below = ticks.filter((at) => at > 0).map((at) => -at);
  const shown = [...(low < 0 ? below : []), ...(high > 0 ? ticks : [0])];
  return {
    low: low < 0 ? -top : 0,
    top: high > 0 ? top : 0,
    ticks: shown.map((at) => ({ at, label: at < 0 ? `\u2212${axisUsd(-at)}` : axisUsd(at) })),
  };
}

/** What is saved by the value of one input, and where it stops being saved. */
export function prepareScenarioBreakEven(data: BreakEvenData): BreakEvenModel {
  const { points, of } = data;
  const at = crossing(points);
  const rows = points.map((point) => rowOf(data, point));
  const last = points.at(-1)?.at ?? 1;
  const { ticks } = niceTicks(last, 5);
  return {
    title: WORDS[of].title,
    summary: summarise(data, at),
    note:
      of === "refusal"
        ? "Each a preview: refusals on their own, all else in the middle of its range."
        : null,
    height: points.length > 1 ? HEIGHT : 80,
    kind: "points",
    marks: rows.length,
    key: [{ label: "saved", looksLike: null, look: "dashed", colour: "var(--ink)" }],
    table: {
      columns: [
        { label: WORDS[of].column, numeric: true },
        { label: "Saved, USD", numeric: true },
      ],
      rows: rows.map(({ at: own, label, drawn }) => [
        { text: label, exact: String(own) },
        { text: usd(drawn.s0), exact: String(drawn.s0) },
      ]),
    },
    rows: points.length > 1 ? rows : [],
    x: {
      ...{ low: 0, top: last },
      ticks: ticks
        .filter((tick) => tick <= last)
        .map((tick) => ({ at: tick, label: told(data, tick) })),
    },
    y: savedAxis(points.map(({ savedUsd }) => savedUsd)),
    breakEven: at === null ? null : { at, label: told(data, at) },
  };
}
