import type { LatencyReport, LineFit, ModelDensity } from "../../../lib/wire/latency.ts";
import { significant } from "../../format/number-text.ts";
import {
  formatCount,
  formatCounted,
  formatDuration,
  formatShare,
  formatTokens,
} from "../../format/quantity.ts";
import { compareTiers } from "../../tiers/tier-style.ts";
import { type ChartTable, seriesId } from "../kit/chart-model.ts";
import { largestTiers } from "../kit/largest-tiers.ts";
import { durationAxis, powerAxis } from "../kit/log-axis.ts";
import type { DensityColumn, DensityModel } from "./density-model.ts";

export interface LatencyDensityData {
  readonly sample: LatencyReport["sample"];
  /** `null`: no model has calls to draw. */
  readonly density: ModelDensity | null;
}

const HEIGHT = 300;
const LIGHTEST = 0.14;
const MOST_TIERS = 5;

interface TierLine {
  readonly id: string;
  readonly tier: string;
  readonly fit: LineFit;
}

const nameOf = ({ model }: ModelDensity): string => model ?? "calls without a model";

function linesOf(density: ModelDensity | null) {
  const fitted = (density?.fits ?? []).flatMap(({ tier, fit }) => (fit ? [{ tier, fit }] : []));
  const { shown, leftOut } = largestTiers(fitted, MOST_TIERS, ({ fit }) => fit.calls);
  const lines: TierLine[] = shown.map((line, place) => ({ id: seriesId(place), ...line }));
  return { lines, leftOut };
}

/** "0.4 s + 12 ms a token" */
export function lineWords({ baseMs, msPerToken }: LineFit): string {
  const slope = `${significant(msPerToken, 2)}\u00a0ms a token`;
  return Math.abs(baseMs) < 1
    ? slope
    : `${baseMs < 0 ? "\u2212" : ""}${formatDuration(Math.abs(baseMs))} + ${slope}`;
}

const toldBy = ({ baseMs, msPerToken }: LineFit, tokens: number): number | null => {
  const ms = baseMs + msPerToken * tokens;
  return ms >= 1 ? ms : null;
};

/** The middle of a column's calls, as fine as its bins. */
function middleOf(bins: ModelDensity["bins"]): number {
  const sorted = [...bins].sort((a, b) => a.ms - b.ms);
  const half = sorted.reduce((sum, { calls }) => sum + calls, 0) / 2;
  let sum = 0;
  for (const { ms, calls } of sorted) {
    sum += calls;
    if (sum >= half) return ms;
  }
  return 0;
}

function columnsOf(density: ModelDensity, lines: readonly TierLine[]): DensityColumn[] {
  const byTokens = new Map<number, ModelDensity["bins"]>();
  for (const bin of density.bins) {
    byTokens.set(bin.tokens, [...(byTokens.get(bin.tokens) ?? []), bin]);
  }
  return [...byTokens]
    .sort(([a], [b]) => a - b)
    .map(([tokens, bins]) => ({
      tokens,
      label: `About ${formatTokens(Math.round(tokens))} output tokens`,
      texts: [
        {
          key: "calls",
          label: "calls",
          text: formatCount(bins.reduce((sum, { calls }) => sum + calls, 0)),
        },
        { key: "middle", label: "half done within", text: formatDuration(middleOf(bins)) },
        ...lines.map(({ id, tier, fit }) => ({
          key: id,
          label: `${tier}, by its line`,
          text: formatDuration(toldBy(fit, tokens)),
        })),
      ],
      drawn: Object.fromEntries(lines.map(({ id, fit }) => [id, toldBy(fit, tokens)])),
    }));
}

function toBins({ bins, perDoubling }: ModelDensity): DensityModel["bins"] {
  const most = Math.max(1, ...bins.map(({ calls }) => calls));
  const half = 2 ** (0.5 / perDoubling);
  return bins.map(({ tokens, ms, calls }) => ({
    ...{ left: tokens / half, right: tokens * half, bottom: ms / half, top: ms * half },
    weight: LIGHTEST + (1 - LIGHTEST) * (Math.log1p(calls) / Math.log1p(most)),
  }));
}

const toTable = (density: ModelDensity | null): ChartTable => ({
  columns: [
    { label: "Tier", numeric: false },
    { label: "Calls", numeric: true },
    { label: "Base, ms", numeric: true },
    { label: "A token, ms", numeric: true },
    { label: "Half of calls within ±", numeric: true },
  ],
  rows: [...(density?.fits ?? [])]
    .sort((a, b) => compareTiers(a.tier, b.tier))
    .map(({ tier, fit }) => [
      { text: tier, exact: tier },
      ...(fit
        ? [
            { text: formatCount(fit.calls), exact: String(fit.calls) },
            { text: formatCount(fit.baseMs), exact: fit.baseMs.toFixed(1) },
            { text: significant(fit.msPerToken, 3), exact: fit.msPerToken.toFixed(4) },
            { text: formatShare(fit.halfWithin, 1), exact: fit.halfWithin.toFixed(4) },
          ]
        : [
            { text: "too few", exact: "" },
            { text: "", exact: "" },
            { text: "", exact: "" },
            { text: "", exact: "" },
          ]),
    ]),
});

function summarise(density: ModelDensity | null, lines: readonly TierLine[]): string {
  if (!density || density.bins.length === 0) {
    return "No answered call says both how long it took and how much it wrote.";
  }
  if (lines.length === 0) {
    return `${nameOf(density)}: too few calls, or too alike in output, to fit a line.`;
  }
  const parts = lines.map(
    ({ tier, fit }) =>
      `${tier} ${lineWords(fit)}, half of its calls within ±${formatShare(fit.halfWithin, 1)}`,
  );
  return `${nameOf(density)}: ${parts.join("; ")}.`;
}

function noteOf(
  density: ModelDensity | null,
  { share }: LatencyReport["sample"],
  leftOut: number,
): string | null {
  if (!density) return null;
  const { calls, withoutOutput } = density;
  const notes = [
    share < 1
      ? `From a sample of ${formatCounted(calls, "call")} of this model.`
      : `From ${formatCounted(calls, "call")}.`,
    withoutOutput > 0
      ? `${formatCounted(withoutOutput, "call")} without output tokens ${withoutOutput === 1 ? "is" : "are"} left out.`
      : null,
    "Darker squares hold more calls.",
    leftOut > 0 ? `${formatCounted(leftOut, "line")} of smaller tiers left out.` : null,
  ];
  return notes.filter((note) => note !== null).join(" ");
}

/** Calls by output and latency in bins of equal ratio, at most 1,200, with each tier's fitted line. */
export function prepareLatencyDensity({ sample, density }: LatencyDensityData): DensityModel {
  const { lines, leftOut } = linesOf(density);
  const bins = density ? toBins(density) : [];
  const columns = density ? columnsOf(density, lines) : [];
  const edges = (key: "left" | "bottom", other: "right" | "top"): [number, number] =>
    bins.reduce<[number, number]>(
      ([low, high], bin) => [Math.min(low, bin[key]), Math.max(high, bin[other])],
      [Number.POSITIVE_INFINITY, 1],
    );
  const [left, right] = edges("left", "right");
  const [bottom, top] = edges("bottom", "top");
  return {
    title: density
      ? `Latency against output tokens: ${nameOf(density)}`
      : "Latency against output tokens",
    summary: summarise(density, lines),
    note: noteOf(density, sample, leftOut),
    height: HEIGHT,
    kind: "scatterMarks",
    marks: bins.length,
    key: lines.map(({ tier }) => ({ label: tier, looksLike: tier, look: "line" })),
    table: toTable(density),
    bins,
    columns,
    series: lines.map(({ id, tier, fit }) => ({ id, tier, words: lineWords(fit) })),
    x: powerAxis(Math.max(1, Math.min(left, right)), right, (at) => formatTokens(at)),
    y: durationAxis(Math.min(bottom, top), top),
  };
}
