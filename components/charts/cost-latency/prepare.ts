import { usdNumber } from "../../../lib/analytics/latency/break-even.ts";
import { dominated } from "../../../lib/analytics/latency/plane-points.ts";
import { exactUsd, parseUsd, picodollars, ZERO_USD } from "../../../lib/core/money.ts";
import type { LatencyReport, PlanePoint, QuantileInterval } from "../../../lib/wire/latency.ts";
import { formatUsd } from "../../format/money.ts";
import { UNKNOWN } from "../../format/number-text.ts";
import { formatCounted, formatDuration } from "../../format/quantity.ts";
import { compareTiers } from "../../tiers/tier-style.ts";
import { type ChartTable, plainCell, seriesId } from "../kit/chart-model.ts";
import { durationAxis, powerAxis } from "../kit/log-axis.ts";
import { axisUsd } from "../kit/usd-sum.ts";
import type { DrawnPoint, PlaneModel } from "./plane-model.ts";

export type PlaneQuantile = "p50" | "p95";

export interface CostLatencyData {
  readonly report: Pick<LatencyReport, "points" | "unused" | "sample">;
  readonly apart: "model" | "workload";
  readonly quantile: PlaneQuantile;
  /** What a point is held against: the tiers of its own model (and workload), or all points. */
  readonly against: "model" | "all";
}

const HEIGHT = 360;
const MOST_POINTS = 120;
const THOUSAND = 1_000n;

/** What a thousand of these calls cost, as exact text. */
export const perThousand = (perCall: string): string =>
  exactUsd(picodollars((parseUsd(perCall) ?? ZERO_USD) * THOUSAND));

export const pointName = (
  { model, tier, workload }: Pick<PlanePoint, "model" | "tier" | "workload">,
  apart: CostLatencyData["apart"],
): string => {
  const name = `${model ?? "unknown model"} ${tier}`;
  return apart === "workload" ? `${name}, ${workload ?? "no workload"}` : name;
};

/** Names of points, with the provider where several sell a model of that name. */
function namesOf(points: readonly PlanePoint[], apart: CostLatencyData["apart"]) {
  const sellers = new Map<string | null, Set<string | null>>();
  for (const { model, provider } of points) {
    sellers.set(model, (sellers.get(model) ?? new Set()).add(provider));
  }
  return (point: PlanePoint): string => {
    const name = pointName(point, apart);
    const isAmbiguous = (sellers.get(point.model)?.size ?? 0) > 1;
    return isAmbiguous ? `${point.provider ?? "unknown provider"} ${name}` : name;
  };
}

/** "4.2 s (90 %: 3.9 s to 4.6 s)" */
export function intervalWords({ ms, lowMs, highMs }: QuantileInterval): string {
  if (lowMs === null && highMs === null) return formatDuration(ms);
  const low = lowMs === null ? "" : formatDuration(lowMs);
  const range = highMs === null ? `at least ${low}` : `${low} to ${formatDuration(highMs)}`;
  return `${formatDuration(ms)} (90\u00a0%: ${range})`;
}

interface Priced {
  readonly point: PlanePoint;
  /** Among the report's points. */
  readonly place: number;
  readonly usd: number;
}

function pricedOf({ report, apart }: CostLatencyData): Priced[] {
  return report.points[apart]
    .flatMap((point, place) => {
      const usd = point.perCall === null ? 0 : usdNumber(perThousand(point.perCall));
      return usd > 0 ? [{ point, place, usd }] : [];
    })
    .slice(0, MOST_POINTS)
    .sort((a, b) => a.usd - b.usd);
}

/** Points that are held against each other have the same text. */
const lineOf = ({ provider, model, workload }: PlanePoint, { against }: CostLatencyData): string =>
  against === "all" ? "all" : JSON.stringify([provider, model, workload]);

function beatenIn(priced: readonly Priced[], data: CostLatencyData): Set<PlanePoint> {
  const lines = new Map<string, Priced[]>();
  for (const one of priced) {
    const line = lineOf(one.point, data);
    lines.set(line, [...(lines.get(line) ?? []), one]);
  }
  const beaten = [...lines.values()].flatMap((line) => {
    const isBeaten = dominated(
      line.map(({ point, usd }) => ({ cost: usd, ms: point[data.quantile].ms })),
    );
    return line.filter((_, place) => isBeaten[place]).map(({ point }) => point);
  });
  return new Set(beaten);
}

function drawnOf(priced: readonly Priced[], data: CostLatencyData): DrawnPoint[] {
  const { apart, quantile } = data;
  const beaten = beatenIn(priced, data);
  const nameOf = namesOf(data.report.points[apart], apart);
  return priced.map(({ point, place, usd }, index) => {
    const { lowMs, highMs } = point[quantile];
    const ms = Math.max(1, point[quantile].ms);
    return {
      ...{ key: `b${index}`, place, usd, ms, tier: point.tier },
      lowMs: lowMs === null ? null : Math.max(1, lowMs),
      highMs,
      isBeaten: beaten.has(point),
      line: lineOf(point, data),
      label: nameOf(point),
      cost: formatUsd(perThousand(point.perCall ?? "0")),
      latency: intervalWords(point[quantile]),
    };
  });
}

/** How a point stands, by its place among the report's. */
const standOf = (point: PlanePoint, drawn: DrawnPoint | undefined): string => {
  if (point.perCall === null) return "no price";
  if (!drawn) return usdNumber(point.perCall) > 0 ? "not drawn" : "free: not drawn";
  return drawn.isBeaten ? "beaten" : "on the frontier";
};

function toTable({ report, apart, quantile }: CostLatencyData, drawn: readonly DrawnPoint[]) {
  const drawnAt = new Map(drawn.map((point) => [point.place, point]));
  const nameOf = namesOf(report.points[apart], apart);
  const measured = report.points[apart].map((point, place) => {
    const { perCall, calls, sampled } = point;
    const cost = perCall === null ? null : perThousand(perCall);
    return [
      plainCell(nameOf(point)),
      plainCell(String(calls)),
      cost === null ? { text: UNKNOWN, exact: "" } : { text: formatUsd(cost), exact: cost },
      { text: intervalWords(point[quantile]), exact: String(point[quantile].ms) },
      plainCell(String(sampled)),
      plainCell(standOf(point, drawnAt.get(place))),
    ];
  });
  const modelled = report.unused.map(({ model, tier, perCall }) => [
    plainCell(`${model ?? "unknown model"} ${tier}`),
    plainCell("0"),
    { text: formatUsd(perThousand(perCall)), exact: perThousand(perCall) },
    { text: "not measured", exact: "" },
    plainCell("0"),
    plainCell("list price alone"),
  ]);
  const table: ChartTable = {
    columns: [
      { label: apart === "model" ? "Model and tier" : "Model, tier and workload", numeric: false },
      { label: "Answered calls", numeric: true },
      { label: "A thousand calls, USD", numeric: true },
      { label: `Latency ${quantile}, ms`, numeric: true },
      { label: "Calls timed", numeric: true },
      { label: "Stands", numeric: false },
    ],
    rows: measured.length === 0 ? [] : [...measured, ...modelled],
  };
  return table;
}

function summarise(drawn: readonly DrawnPoint[], { quantile }: CostLatencyData): string {
  const cheapest = drawn[0];
  const fastest = [...drawn].sort((a, b) => a.ms - b.ms || a.usd - b.usd)[0];
  if (!cheapest || !fastest) return "No calls here have both a price and enough known latencies.";
  const words = ({ label, cost, ms }: DrawnPoint) =>
    `${label} (${cost} a thousand calls, ${quantile} ${formatDuration(ms)})`;
  if (cheapest === fastest) return `${words(cheapest)} is both cheapest and fastest.`;
  return `Cheapest ${words(cheapest)}, fastest ${words(fastest)}.`;
}

function noteOf(drawn: readonly DrawnPoint[], data: CostLatencyData): string {
  const { report, apart, quantile, against } = data;
  const beaten = drawn.filter(({ isBeaten }) => isBeaten).length;
  const unpriced = report.points[apart].filter(({ perCall }) => perCall === null).length;
  const undrawn = report.points[apart].length - drawn.length - unpriced;
  return [
    beaten > 0
      ? `${formatCounted(beaten, "grey point")} ${beaten === 1 ? "is" : "are"} beaten in cost and latency by ${against === "all" ? "another" : "another tier of the same model"}.`
      : null,
    drawn.length > 0 ? "Quality is not compared, nor is the work alike." : null,
    unpriced > 0 ? `${formatCounted(unpriced, "other")} without a price cannot be drawn.` : null,
    undrawn > 0
      ? `${formatCounted(undrawn, "other")} ${undrawn === 1 ? "stands" : "stand"} in the table alone: free, or beyond the ${MOST_POINTS} that are drawn.`
      : null,
    report.unused.length > 0 && apart === "model"
      ? `${formatCounted(report.unused.length, "tier")} not used so far ${report.unused.length === 1 ? "is" : "are"} in the table, at list price; ${quantile} there is not known.`
      : null,
  ]
    .filter((note) => note !== null)
    .join(" ");
}

const ends = (values: readonly number[]): [number, number] =>
  values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, 0],
  );

/** Every model and tier (and workload) by cost and latency; what another beats in both is told apart from the frontier. */
export function prepareCostLatency(data: CostLatencyData): PlaneModel {
  const points = drawnOf(pricedOf(data), data);
  const tiers = [...new Set(points.map(({ tier }) => tier))].sort(compareTiers);
  const [least, most] = ends(points.map(({ usd }) => usd));
  const [quickest, slowest] = ends(
    points.flatMap(({ ms, lowMs, highMs }) => [ms, lowMs ?? ms, highMs ?? ms]),
  );
  const isEmpty = points.length === 0;
  const best = points.filter(({ isBeaten }) => !isBeaten);
  const lines = [...new Set(best.map(({ line }) => line))];
  return {
    title: `Cost of a thousand calls against latency ${data.quantile}`,
    summary: summarise(points, data),
    note: noteOf(points, data) || null,
    height: isEmpty ? 120 : HEIGHT,
    kind: "scatterMarks",
    marks: points.length * 3,
    key: tiers.map((tier) => ({ label: tier, looksLike: tier, look: "solid" })),
    table: toTable(data, points),
    points,
    frontiers: lines.map((line) => best.filter((point) => point.line === line)),
    tiers: tiers.map((tier, place) => ({ id: seriesId(place), tier })),
    x: powerAxis(isEmpty ? 1 : least * 0.9, isEmpty ? 10 : most * 1.1, axisUsd),
    y: durationAxis(isEmpty ? 1_000 : quickest, isEmpty ? 10_000 : slowest),
  };
}
