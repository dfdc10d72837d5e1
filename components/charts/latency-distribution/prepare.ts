import { markMs, shareAt } from "../../../lib/analytics/latency/ecdf.ts";
import type { EcdfCurve, LatencyReport, TierCurves } from "../../../lib/wire/latency.ts";
import { formatCount, formatDuration, formatShare } from "../../format/quantity.ts";
import { CHART_CAPS } from "../kit/chart-caps.ts";
import { type ChartTable, seriesId } from "../kit/chart-model.ts";
import { largestTiers, leftOutWords } from "../kit/largest-tiers.ts";
import { durationAxis } from "../kit/log-axis.ts";
import type { DistributionModel, DistributionRow } from "./distribution-model.ts";

export interface LatencyDistributionData {
  readonly report: Pick<LatencyReport, "distributions" | "sample">;
  /** Whether tiers are weighted to like work, or shown as logged. */
  readonly likeWork: boolean;
}

const HEIGHT = 300;
const MOST_TIERS = 5;
const PERCENTILES = [10, 25, 50, 75, 90, 95, 99];

interface Shown {
  readonly id: string;
  readonly tier: string;
  readonly calls: number;
  readonly matched: number | null;
  readonly curve: EcdfCurve;
}

interface Drawing {
  readonly shown: readonly Shown[];
  /** Tiers without a curve. */
  readonly bare: readonly string[];
  /** Tiers with a curve that are too many to draw. */
  readonly leftOut: number;
}

function drawingOf({ report, likeWork }: LatencyDistributionData): Drawing {
  const { tiers } = report.distributions;
  const curveOf = (tier: TierCurves): EcdfCurve | null =>
    likeWork ? tier.likeWork : tier.asLogged;
  const curves = tiers.flatMap((one) => {
    const { tier, calls } = one;
    const matched = likeWork ? (one.likeWork?.matched ?? null) : null;
    const curve = curveOf(one);
    return curve ? [{ tier, calls, curve, matched }] : [];
  });
  const { shown, leftOut } = largestTiers(curves, MOST_TIERS, ({ calls }) => calls);
  return {
    shown: shown.map((one, place) => ({ id: seriesId(place), ...one })),
    bare: tiers.filter((tier) => curveOf(tier) === null).map(({ tier }) => tier),
    leftOut,
  };
}

function rowsOf(shown: readonly Shown[]): DistributionRow[] {
  const first = Math.min(...shown.map(({ curve }) => curve.firstMark));
  const last = Math.max(...shown.map(({ curve }) => curve.firstMark + curve.shares.length - 1));
  if (shown.length === 0) return [];
  const marks = last - first + 1;
  const stride = Math.ceil((marks * shown.length * 2) / CHART_CAPS.points);
  return Array.from({ length: Math.ceil(marks / stride) }, (_, place) => {
    const mark = Math.min(last, first + place * stride);
    const parts = shown.map(({ id, curve }) => ({
      id,
      share: shareAt(curve, mark),
      band: curve.band,
    }));
    return {
      ms: markMs(mark),
      label: `Done within ${formatDuration(markMs(mark))}`,
      drawn: Object.fromEntries(parts.map(({ id, share }) => [id, share * 100])),
      bands: {
        drawn: Object.fromEntries(
          parts.map(({ id, share, band }) => [
            id,
            [Math.max(0, share - band) * 100, Math.min(1, share + band) * 100] as const,
          ]),
        ),
      },
    };
  });
}

/** The first mark at which a share is reached. */
function reachedMs({ firstMark, shares }: EcdfCurve, percent: number): number | null {
  const place = shares.findIndex((share) => share >= percent / 100 - 1e-9);
  return place < 0 ? null : markMs(firstMark + place);
}

const toTable = (shown: readonly Shown[]): ChartTable => ({
  columns: [
    { label: "Share of calls", numeric: false },
    ...shown.map(({ tier }) => ({ label: `${tier}, done within`, numeric: true })),
  ],
  rows:
    shown.length === 0
      ? []
      : PERCENTILES.map((percent) => [
          { text: `${percent}\u00a0%`, exact: String(percent / 100) },
          ...shown.map(({ curve }) => {
            const ms = reachedMs(curve, percent);
            return { text: formatDuration(ms), exact: ms === null ? "" : ms.toFixed(0) };
          }),
        ]),
});

const LIKE = {
  output: "the same model and about as much output",
  "output-and-input": "the same model and about as much input and output",
} as const;

function summarise(shown: readonly Shown[], { report, likeWork }: LatencyDistributionData): string {
  if (shown.length === 0) {
    if (report.sample.calls === 0) return "No call of this period says how long it took.";
    return likeWork
      ? "No two tiers did enough like work to be compared."
      : "No tier has enough calls to draw.";
  }
  const halves = shown.map(({ tier, curve: { p50 } }) => `${tier} in ${formatDuration(p50)}`);
  const lead = likeWork ? `At ${LIKE[report.distributions.likeness]}, half` : "As logged, half";
  return `${lead} of the calls were done: ${halves.join(", ")}.`;
}

function bareWords(bare: readonly string[], likeWork: boolean): string | null {
  if (bare.length === 0) return null;
  return likeWork
    ? `Not drawn, for the others did no like work: ${bare.join(", ")}; a filter by model may show it.`
    : `Not drawn, for too few calls: ${bare.join(", ")}.`;
}

function noteOf(
  { shown, bare, leftOut }: Drawing,
  { report, likeWork }: LatencyDistributionData,
): string {
  const { sample, distributions } = report;
  const matched = shown.flatMap(({ tier, calls, matched: n }) =>
    n === null ? [] : [`${formatShare(n, calls)} of ${tier}`],
  );
  return [
    sampleWords(sample),
    matched.length > 0
      ? `Weighted to the mix of work of ${distributions.reference}; ${matched.join(", ")} could be matched.`
      : null,
    bareWords(bare, likeWork),
    leftOutWords(leftOut),
    shown.length > 0 ? "Bands hold the whole curve with 90 %, if calls are independent." : null,
  ]
    .filter((note) => note !== null)
    .join(" ");
}

/** How many calls a figure of the sample rests on. */
export const sampleWords = ({ calls, of, share }: LatencyReport["sample"]): string =>
  share < 1
    ? `From a sample of ${formatCount(calls)} of ${formatCount(of)} calls.`
    : `From all ${formatCount(calls)} answered calls.`;

/** The share of calls that were done within each time, one curve per tier with its band. */
export function prepareLatencyDistribution(data: LatencyDistributionData): DistributionModel {
  const drawing = drawingOf(data);
  const { shown } = drawing;
  const rows = rowsOf(shown);
  return {
    title: data.likeWork
      ? "How many calls were done by when, at like work"
      : "How many calls were done by when, as logged",
    summary: summarise(shown, data),
    note: noteOf(drawing, data),
    height: HEIGHT,
    kind: "points",
    marks: rows.length * shown.length * 2,
    key: shown.map(({ tier, curve: { p50 } }) => ({
      label: `${tier} ${formatDuration(p50)}`,
      looksLike: tier,
      look: "line",
    })),
    table: toTable(shown),
    series: shown.map(({ id, tier, curve: { p50 } }) => ({
      id,
      tier,
      median: formatDuration(p50),
    })),
    rows,
    x: durationAxis(rows[0]?.ms ?? 1, rows.at(-1)?.ms ?? 1_000),
  };
}
