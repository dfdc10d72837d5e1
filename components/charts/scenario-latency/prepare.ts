import { formatDuration } from "../../format/quantity.ts";
import type { ChartTable } from "../kit/chart-model.ts";
import { durationAxis } from "../kit/log-axis.ts";
import type { AnsweredModel, AnsweredRow } from "./answered-model.ts";

/** The share of requests answered within some durations, which never falls. */
export interface AnsweredCurve {
  readonly meanSeconds: number;
  readonly points: readonly { readonly seconds: number; readonly answered: number }[];
}

/** A curve with its own 95th percentile, which is known closer than its points. */
interface TimedCurve extends AnsweredCurve {
  readonly p95Seconds: number;
  /** Where that lies with 90 %; `null` where nothing spreads it. */
  readonly p95Span?: readonly [number, number] | null;
}

export interface ScenarioLatencyData {
  /** `null` where nothing tells how long calls take. */
  readonly before: TimedCurve | null;
  readonly after: TimedCurve | null;
}

const TITLE = "How many requests are answered by when";
const HEIGHT = 280;
const PERCENTILES = [10, 25, 50, 75, 90, 95, 99];
const PERCENT_DIGITS = 4;

/** The share at a duration; both curves have their points at the same durations, one of them fewer. */
function answeredAt({ points }: AnsweredCurve, seconds: number): number {
  return points.findLast((point) => point.seconds <= seconds)?.answered ?? 0;
}

function rowsOf(before: AnsweredCurve, after: AnsweredCurve): AnsweredRow[] {
  const longer = before.points.length > after.points.length ? before : after;
  const percent = (curve: AnsweredCurve, seconds: number): number =>
    Number((answeredAt(curve, seconds) * 100).toPrecision(PERCENT_DIGITS));
  return longer.points.map(({ seconds }) => ({
    ms: seconds * 1_000,
    label: `Answered within ${formatDuration(seconds * 1_000)}`,
    drawn: { s0: percent(before, seconds), s1: percent(after, seconds) },
  }));
}

/** When a share is reached, between two points on the logarithm of durations. */
function reachedMs({ points }: AnsweredCurve, percent: number): number | null {
  const wanted = percent / 100;
  const place = points.findIndex(({ answered }) => answered >= wanted - 1e-9);
  const [before, point] = [points[place - 1], points[place]];
  if (point === undefined) return null;
  if (before === undefined || point.answered <= before.answered) return point.seconds * 1_000;
  const share = Math.min(1, (wanted - before.answered) / (point.answered - before.answered));
  return before.seconds * (point.seconds / before.seconds) ** share * 1_000;
}

const tableOf = (curves: readonly AnsweredCurve[]): ChartTable => ({
  columns: [
    { label: "Share of requests", numeric: false },
    { label: "Today, answered within", numeric: true },
    { label: "Scenario, answered within", numeric: true },
  ],
  rows:
    curves.length < 2
      ? []
      : PERCENTILES.map((percent) => [
          { text: `${percent}\u00a0%`, exact: String(percent / 100) },
          ...curves.map((curve) => {
            const ms = reachedMs(curve, percent);
            return { text: formatDuration(ms), exact: ms === null ? "" : ms.toFixed(0) };
          }),
        ]),
});

function summarise(curves: readonly TimedCurve[]): string {
  const [before, after] = curves;
  if (!before || !after) return "Nothing tells how long these calls take.";
  const duration = (seconds: number): string => formatDuration(seconds * 1_000);
  const was = duration(before.p95Seconds);
  const ends = (after.p95Span ?? [after.p95Seconds]).map(duration);
  const is = new Set(ends).size > 1 ? `${ends.join(" to ")} (90\u00a0%)` : ends[0];
  return `95 of 100 requests are answered within ${is}, against ${was} today.`;
}

/** The share of requests answered within each duration, as logged and under the scenario. */
export function prepareScenarioLatency({ before, after }: ScenarioLatencyData): AnsweredModel {
  const rows = before && after ? rowsOf(before, after) : [];
  // The first point from which a curve is above the axis, so that its begin is seen.
  const first = rows.findIndex(({ drawn }) => Math.max(drawn.s0, drawn.s1) > 0.1);
  const shown = rows.slice(Math.max(0, first - 1));
  const curves = before && after ? [before, after] : [];
  return {
    title: TITLE,
    summary: summarise(curves),
    note: curves.length > 0 ? "From the first attempt to the answer, waits included." : null,
    height: curves.length > 0 ? HEIGHT : 80,
    kind: "points",
    marks: shown.length * 2,
    key: [
      { label: "today, measured", looksLike: null, look: "solid", colour: "var(--ink-3)" },
      { label: "scenario, modelled", looksLike: null, look: "dashed", colour: "var(--ink)" },
    ],
    table: tableOf(curves),
    rows: shown,
    x: durationAxis(shown[0]?.ms ?? 100, shown.at(-1)?.ms ?? 10_000),
  };
}
