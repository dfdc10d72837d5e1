import { markMs, shareAt } from "../../../lib/analytics/latency/ecdf.ts";
import type { EcdfCurve, LatencyReport, TierCurves } from "../../../lib/wire/latency.ts";
import { formatCount, formatDuration, formatShare } from "../../format/quantity.ts";
import { compareTiers } from "../../tiers/tier-style.ts";
import { CHART_CAPS } from "../kit/chart-caps.ts";
import { type ChartTable, seriesId } from "../kit/chart-model.ts";
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

function shownOf({ report, likeWork }: LatencyDistributionData): Shown[] {
  const curveOf = (tier: TierCurves): EcdfCurve | null =>
    likeWork ? tier.likeWork : tier.asLogged;
  return [...report.distributions.tiers]
    .sort((a, b) => compareTiers(a.tier, b.tier))
    .flatMap((tier) => {
      const curve = curveOf(tier);
      return curve ? [{ tier, curve }] : [];
    })
    .slice(0, MOST_TIERS)
    .map(({ tier, curve }, place) => ({
      ...{ id: seriesId(place), tier: tier.tier, calls: tier.calls, curve },
      matched: likeWork ? (tier.likeWork?.matched ?? null) : null,
    }));
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

function noteOf(shown: readonly Shown[], { report, likeWork }: LatencyDistributionData): string {
  const { sample, distributions } = report;
  const left = distributions.tiers
    .filter(({ tier }) => !shown.some((one) => one.tier === tier))
    .map(({ tier }) => tier);
  const matched = shown.flatMap(({ tier, calls, matched: n }) =>
    n === null ? [] : [`${formatShare(n, calls)} of ${tier}`],
  );
  return [
    sampleWords(sample),
    matched.length > 0
      ? `Weighted to the mix of work of ${distributions.reference}; ${matched.join(", ")} could be matched.`
      : null,
    left.length > 0 && likeWork
      ? `Not drawn, for the others did no like work: ${left.join(", ")}; a filter by model may show it.`
      : null,
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
  const shown = shownOf(data);
  const rows = rowsOf(shown);
  return {
    title: data.likeWork
      ? "How many calls were done by when, at like work"
      : "How many calls were done by when, as logged",
    summary: summarise(shown, data),
    note: noteOf(shown, data),
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
