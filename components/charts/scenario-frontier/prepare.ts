import { frontier } from "../../../lib/simulation/decide/frontier.ts";
import { formatUsd } from "../../format/money.ts";
import { formatCounted, formatDuration } from "../../format/quantity.ts";
import { plainCell } from "../kit/chart-model.ts";
import { durationAxis } from "../kit/log-axis.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { axisUsd } from "../kit/usd-sum.ts";
import type { FrontierMark, FrontierModel } from "./frontier-model.ts";

export interface FrontierPoint {
  readonly name: string;
  readonly kind: FrontierMark["kind"];
  /** Exact text; of the same requests for all. */
  readonly cost: string;
  /** Within so long 95 of 100 requests are answered; `null` where nothing tells. */
  readonly p95Seconds: number | null;
  readonly requests: number;
}

export interface FrontierData {
  /** Others are held against the first: what is of other requests is not drawn. */
  readonly points: readonly FrontierPoint[];
  /** Names of presets that could not be evaluated. */
  readonly without: readonly string[];
}

const TITLE = "Every preset by cost and waiting";
const HEIGHT = 340;
const ROOM = 0.12;

type Timed = FrontierPoint & { readonly p95Seconds: number };

function marksOf(points: readonly FrontierPoint[]): FrontierMark[] {
  const all = points[0]?.requests;
  const timed = points.filter(
    (point): point is Timed => point.p95Seconds !== null && point.requests === all,
  );
  const choices = timed.map((point) => ({
    ...{ point, cost: Number(point.cost), burden: point.p95Seconds },
  }));
  const best = new Set(frontier(choices).map(({ point }) => point));
  return [...choices]
    .sort((a, b) => a.cost - b.cost)
    .map(({ point, cost }, place) => ({
      ...{ key: `b${place}`, label: point.name, usd: cost, kind: point.kind },
      ms: Math.max(1, point.p95Seconds * 1_000),
      isBeaten: !best.has(point),
      words: `${formatUsd(point.cost)}, 95 of 100 within ${formatDuration(point.p95Seconds * 1_000)}`,
    }));
}

function summarise(marks: readonly FrontierMark[]): string {
  const [cheapest] = marks;
  const fastest = [...marks].sort((a, b) => a.ms - b.ms || a.usd - b.usd)[0];
  if (!cheapest || !fastest) return "No preset has both a cost and a known latency here.";
  if (cheapest === fastest)
    return `${cheapest.label} is both cheapest and fastest: ${cheapest.words}.`;
  return `Cheapest: ${cheapest.label} (${cheapest.words}). Fastest: ${fastest.label} (${fastest.words}).`;
}

function noteOf(marks: readonly FrontierMark[], { points, without }: FrontierData): string | null {
  const beaten = marks.filter(({ isBeaten }) => isBeaten).length;
  const others = points.length - marks.length;
  const notes = [
    beaten > 0
      ? `${formatCounted(beaten, "grey point")} cost more and wait longer than another.`
      : null,
    others > 0
      ? `${formatCounted(others, "preset")} ${others === 1 ? "stands" : "stand"} in the table alone: not sold for all of these requests, or without durations.`
      : null,
    without.length > 0 ? `Not evaluated: ${without.join(", ")}.` : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(" ");
}

function axisOf(marks: readonly FrontierMark[]): FrontierModel["x"] {
  const costs = marks.map(({ usd }) => usd);
  const [least, most] = [Math.min(...costs), Math.max(...costs)];
  if (marks.length === 0) return { low: 0, top: 1, ticks: [] };
  const room = (most - least) * ROOM || most * ROOM || 1;
  const { ticks } = niceTicks(most + room, 5);
  const [low, top] = [Math.max(0, least - room), most + room];
  const within = ticks.filter((at) => at >= low && at <= top);
  const shown = within.length > 1 ? within : [low, top];
  return { low, top, ticks: shown.map((at) => ({ at, label: axisUsd(at) })) };
}

/** Presets on the same requests by what they cost and how long 95 of 100 take; what another beats in both is grey. */
export function prepareScenarioFrontier(data: FrontierData): FrontierModel {
  const marks = marksOf(data.points);
  const times = marks.map(({ ms }) => ms);
  const isEmpty = marks.length === 0;
  const standOf = ({ name, kind }: FrontierPoint): string => {
    const mark = marks.find((one) => one.label === name && one.kind === kind);
    if (!mark) return "not drawn";
    return mark.isBeaten ? "beaten" : "on the frontier";
  };
  return {
    title: TITLE,
    summary: summarise(marks),
    note: noteOf(marks, data),
    height: isEmpty ? 80 : HEIGHT,
    kind: "scatterMarks",
    marks: marks.length,
    key: [
      { label: "on the frontier", looksLike: null, look: "solid", colour: "var(--ink)" },
      { label: "beaten", looksLike: null, look: "solid", colour: "var(--ink-3)" },
    ],
    table: {
      columns: [
        { label: "Policy", numeric: false },
        { label: "Requests evaluated", numeric: true },
        { label: "Cost, USD", numeric: true },
        { label: "95 of 100 within, s", numeric: true },
        { label: "Stands", numeric: false },
      ],
      rows: data.points.map((point) => [
        plainCell(point.name),
        plainCell(String(point.requests)),
        { text: formatUsd(point.cost), exact: point.cost },
        {
          text: formatDuration(point.p95Seconds === null ? null : point.p95Seconds * 1_000),
          exact: point.p95Seconds === null ? "" : String(point.p95Seconds),
        },
        plainCell(standOf(point)),
      ]),
    },
    points: marks,
    x: axisOf(marks),
    y: durationAxis(isEmpty ? 1_000 : Math.min(...times), isEmpty ? 10_000 : Math.max(...times)),
  };
}
