import type { AnswerRow } from "../../../lib/wire/answer.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { formatCount, formatCounted, formatDuration } from "../../format/quantity.ts";
import { compareTiers } from "../../tiers/tier-style.ts";
import { type LyingBar, type LyingBarsModel, lyingHeight } from "../kit/lying-bars.ts";
import { niceTicks } from "../kit/nice-ticks.ts";

const PARTS = [
  { id: "s0", label: "in attempts that failed", colour: "var(--cause-slow-down)", look: "solid" },
  { id: "s1", label: "waited between attempts", colour: "var(--cause-rate-limit)", look: "solid" },
] as const;

const UNITS = [
  { ms: 3_600_000, name: "h", from: 2 * 3_600_000 },
  { ms: 60_000, name: "min", from: 2 * 60_000 },
  { ms: 1_000, name: "s", from: 0 },
] as const;

interface Lost {
  readonly tier: string;
  readonly failing: number | null;
  readonly waited: number | null;
  readonly operations: number;
  /** Operations whose failed attempts, or waits, have no known duration. */
  readonly silent: number;
}

function lostOf({ at, values }: AnswerRow): Lost {
  const amount = (place: number): number | null => {
    const found = values[place]?.amount ?? null;
    return found === null ? null : Number(found);
  };
  return {
    tier: String(at[0] ?? "unknown"),
    failing: amount(0),
    waited: amount(1),
    operations: amount(2) ?? 0,
    silent: values[0]?.leftOut ?? 0,
  };
}

const sumOf = ({ failing, waited }: Lost): number => (failing ?? 0) + (waited ?? 0);

function barOf(lost: Lost, place: number, unitMs: number): LyingBar {
  const { tier, failing, waited, operations, silent } = lost;
  const silence = { label: "failed without a duration", value: formatCount(silent) };
  return {
    key: `b${place}`,
    label: tier,
    tier,
    end: formatDuration(sumOf(lost)),
    rows: [
      { label: "in attempts that failed", value: formatDuration(failing) },
      { label: "waited between attempts", value: formatDuration(waited) },
      {
        label: `a mean of ${formatCounted(operations, "operation")}`,
        value: formatDuration(operations === 0 ? null : sumOf(lost) / operations),
      },
      ...(silent > 0 ? [silence] : []),
    ],
    drawn: { s0: (failing ?? 0) / unitMs, s1: (waited ?? 0) / unitMs },
  };
}

/** `null`: known of none. */
function sumKnown(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}

function summarise(lost: readonly Lost[]): string {
  if (lost.length === 0) return "No time is known to have been lost.";
  const failing = sumKnown(lost.map((one) => one.failing));
  const waited = sumKnown(lost.map((one) => one.waited));
  const parts = [
    failing === null ? null : `${formatDuration(failing)} went into attempts that failed`,
    waited === null ? null : `${formatDuration(waited)} into waiting for the next`,
  ].filter((part) => part !== null);
  const unknown = waited === null ? " Nothing tells how long was waited between attempts." : "";
  return `${parts.join(" and ")}, summed over operations that run side by side.${unknown}`;
}

const msCell = (ms: number | null) => ({
  text: formatDuration(ms),
  exact: ms === null ? "" : String(ms),
});

/** Time lost by tier, in one unit that suits the largest. */
export function prepareTimeLost(data: AnswerData): LyingBarsModel {
  const all = (data.answers[0]?.rows ?? []).map(lostOf);
  const lost = all.filter((one) => sumOf(one) > 0).sort((a, b) => compareTiers(a.tier, b.tier));
  const longest = Math.max(0, ...lost.map(sumOf));
  const unit = UNITS.find(({ from }) => longest >= from) ?? UNITS[2];
  const { top, ticks } = niceTicks(longest / unit.ms, 3);
  const parts = lost.some(({ waited }) => waited !== null) ? PARTS : PARTS.slice(0, 1);
  const silent = all.reduce((sum, one) => sum + one.silent, 0);
  return {
    title: "Time lost, by tier asked for first",
    summary: summarise(lost),
    note:
      silent === 0
        ? null
        : `${formatCounted(silent, "operation")} with a failed attempt of unknown duration add nothing.`,
    height: lyingHeight(lost.length),
    kind: "bars",
    marks: lost.length * parts.length,
    key: parts.map(({ label, colour, look }) => ({ label, looksLike: null, look, colour })),
    table: {
      columns: [
        { label: "Tier asked for first", numeric: false },
        { label: "In attempts that failed, ms", numeric: true },
        { label: "Waited between attempts, ms", numeric: true },
        { label: "Operations", numeric: true },
      ],
      rows: lost.map(({ tier, failing, waited, operations }) => [
        { text: tier, exact: tier },
        msCell(failing),
        msCell(waited),
        { text: formatCount(operations), exact: String(operations) },
      ]),
    },
    bars: lost.map((one, place) => barOf(one, place, unit.ms)),
    ...{ parts, top },
    ticks: ticks.map((at) => ({ at, label: `${at}\u00a0${unit.name}` })),
  };
}
