import { clusterAtDefault, SDK_DEFAULT } from "../../../lib/analytics/timeout-durations.ts";
import type { DurationBin, TimeoutDurations } from "../../../lib/wire/reliability.ts";
import { formatCount, formatCounted, formatShare } from "../../format/quantity.ts";
import { type LyingBar, type LyingBarsModel, lyingHeight } from "../kit/lying-bars.ts";
import { niceTicks } from "../kit/nice-ticks.ts";

const PARTS = [
  { id: "s0", label: "timed out", colour: "var(--ink-3)", look: "solid" },
  { id: "s1", label: "at 600 s, the SDKs' default", colour: "var(--loss)", look: "solid" },
] as const;

const seconds = (ms: number): string => {
  const s = ms / 1_000;
  if (s >= 1_800) return `${s / 60} min`;
  return s >= 60 && s % 60 === 0 ? `${s / 60} min` : `${s} s`;
};

function nameOf({ fromMs, toMs }: DurationBin): string {
  if (fromMs === 0 && toMs !== null) return `under ${seconds(toMs)}`;
  return toMs === null ? `${seconds(fromMs)} and more` : `${seconds(fromMs)} to ${seconds(toMs)}`;
}

function barOf(bin: DurationBin, place: number, known: number): LyingBar {
  const isDefault = bin.fromMs === SDK_DEFAULT.fromMs;
  const label = isDefault ? "600 s, SDK default" : nameOf(bin);
  return {
    key: `b${place}`,
    label,
    tier: null,
    end: formatCount(bin.calls),
    rows: [
      ...(isDefault ? [{ label: nameOf(bin), value: "" }] : []),
      { label: "calls", value: formatCount(bin.calls) },
      { label: "of the timeouts", value: formatShare(bin.calls, known) },
    ],
    drawn: isDefault ? { s0: 0, s1: bin.calls } : { s0: bin.calls, s1: 0 },
  };
}

function summarise(data: TimeoutDurations, known: number): string {
  if (data.calls === 0) return "No call of this period timed out.";
  if (known === 0) return "No timeout of this period says how long it took.";
  const cluster = clusterAtDefault(data);
  const said = formatCounted(data.calls, "call");
  if (cluster === null)
    return `${said} timed out; no cluster at the 600 s that SDKs wait by default.`;
  return `${said} timed out, ${formatShare(cluster, known)} of them at 590 s to 610 s: that is the SDKs' default of 600 s, not the provider.`;
}

function noteOf({ calls, read, unknown }: TimeoutDurations): string | null {
  const notes = [
    read < calls ? `A sample of ${formatCount(read)} of ${formatCount(calls)} is drawn.` : null,
    unknown > 0 ? `${formatCounted(unknown, "call")} without a duration cannot be drawn.` : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(" ");
}

/** How long calls waited that timed out; what SDKs wait by default is a bar of its own, and named. */
export function prepareTimeoutDurations(data: TimeoutDurations): LyingBarsModel {
  const known = data.read - data.unknown;
  const first = data.bins.findIndex(({ calls }) => calls > 0);
  const last = data.bins.findLastIndex(({ calls }) => calls > 0);
  const bins = known === 0 ? [] : data.bins.slice(first, last + 1);
  const bars = bins.map((bin, place) => barOf(bin, place, known));
  const { top, ticks } = niceTicks(Math.max(0, ...bins.map(({ calls }) => calls)), 3);
  return {
    title: "How long calls waited that timed out",
    summary: summarise(data, known),
    note: noteOf(data),
    height: lyingHeight(bars.length),
    kind: "bars",
    marks: bars.length * PARTS.length,
    key: PARTS.map(({ label, colour, look }) => ({ label, looksLike: null, look, colour })),
    table: {
      columns: [
        { label: "Duration", numeric: false },
        { label: "Calls", numeric: true },
      ],
      rows: bins.map((bin) => [
        { text: nameOf(bin), exact: nameOf(bin) },
        { text: formatCount(bin.calls), exact: String(bin.calls) },
      ]),
    },
    ...{ bars, parts: PARTS, top },
    ticks: ticks.filter(Number.isInteger).map((at) => ({ at, label: formatCount(at) })),
  };
}
