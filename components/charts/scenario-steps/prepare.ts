import {
  addUsd,
  exactUsd,
  type Picodollars,
  subtractUsd,
  ZERO_USD,
} from "../../../lib/core/money.ts";
import { formatUsd, signOfUsd } from "../../format/money.ts";
import { formatCounted } from "../../format/quantity.ts";
import { type LyingBar, type LyingBarsModel, lyingHeight } from "../kit/lying-bars.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { axisUsd, drawnUsd, sumUsd, usdOf } from "../kit/usd-sum.ts";

/** What one step adds to the cost, as exact text in USD: below zero where it takes off. */
export interface CostChange {
  readonly name: string;
  /** The tier whose mark stands before it; `null`: none. */
  readonly tier: string | null;
  readonly usd: string;
}

export interface StepsData {
  /** Why the cost changes, or by which policy of several. */
  readonly by: "reason" | "policy";
  readonly today: string;
  readonly scenario: string;
  /** Records that the scenario's sum holds and today's does not. */
  readonly todayUnknown: number;
  readonly steps: readonly CostChange[];
}

const TITLES = {
  reason: "From today's cost to the scenario's",
  policy: "What each policy changes",
} as const;
const MOST_STEPS = 10;

/** The first part is where a step begins: it holds the step in its place and is not seen. */
const PARTS = [
  { id: "s0", label: "before", colour: "transparent", look: "solid" },
  { id: "s1", label: "today, as logged", colour: "var(--ink-2)", look: "solid" },
  { id: "s2", label: "less, modelled", colour: "var(--ink-3)", look: "dashed" },
  { id: "s3", label: "more, modelled", colour: "var(--loss)", look: "dashed" },
  { id: "s4", label: "scenario, modelled", colour: "var(--ink-2)", look: "dashed" },
] as const;

const NOTHING = { s0: 0, s1: 0, s2: 0, s3: 0, s4: 0 };

const signed = (usd: string): string => `${signOfUsd(usd) > 0 ? "+" : ""}${formatUsd(usd)}`;

const sumBar = (key: string, label: string, usd: string, part: "s1" | "s4"): LyingBar => ({
  ...{ key, label, tier: null, end: formatUsd(usd) },
  rows: [{ label: "in all", value: formatUsd(usd) }],
  drawn: { ...NOTHING, [part]: Number(usd) },
});

const shown = (amount: Picodollars): string => formatUsd(exactUsd(amount));

/** What is left after each step. */
function leftAfter({ today, steps }: StepsData): readonly Picodollars[] {
  let left = usdOf(today);
  return steps.map(({ usd }) => {
    left = addUsd(left, usdOf(usd));
    return left;
  });
}

function stepBar({ name, tier, usd }: CostChange, place: number, left: Picodollars): LyingBar {
  const change = usdOf(usd);
  const [before, after] = [drawnUsd(subtractUsd(left, change)), drawnUsd(left)];
  const part = after < before ? { s2: before - after } : { s3: after - before };
  return {
    ...{ key: `b${place + 1}`, label: name, tier, end: signed(usd) },
    rows: [
      { label: "changes the cost by", value: signed(usd) },
      { label: "what is left", value: shown(left) },
    ],
    drawn: { ...NOTHING, s0: Math.max(0, Math.min(before, after)), ...part },
  };
}

function barsOf(data: StepsData): LyingBar[] {
  const left = leftAfter(data);
  const between = data.steps
    .slice(0, MOST_STEPS)
    .map((step, place) => stepBar(step, place, left[place] ?? ZERO_USD));
  return [
    sumBar("b0", "Today", data.today, "s1"),
    ...between,
    sumBar(`b${between.length + 1}`, "Scenario", data.scenario, "s4"),
  ];
}

/** What is kept of a saving: "of $50 less at other tiers $40 are kept". */
function summarise({ by, today, scenario, steps }: StepsData): string {
  if (steps.length === 0) return "No policy changes anything.";
  const ends = `${formatUsd(today)} today, ${formatUsd(scenario)} under the scenario`;
  if (by === "policy") return `${ends}.`;
  const changes = steps.map(({ usd }) => usdOf(usd));
  const less = subtractUsd(ZERO_USD, sumUsd(changes.filter((usd) => usd < 0n)));
  const more = sumUsd(changes.filter((usd) => usd > 0n));
  if (less === ZERO_USD || more === ZERO_USD) return `${ends}.`;
  if (more >= less) return `${ends}: ${shown(less)} less, and ${shown(more)} more.`;
  return `${ends}: of ${shown(less)} less, ${shown(more)} is lost again and ${shown(subtractUsd(less, more))} kept.`;
}

function noteOf({ steps, todayUnknown }: StepsData): string | null {
  const beyond = steps.length - MOST_STEPS;
  const notes = [
    beyond > 0 ? `${beyond} more stand in the table alone.` : null,
    todayUnknown > 0
      ? `${formatCounted(todayUnknown, "record")} whose cost today is not known are in the scenario alone.`
      : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(" ");
}

/** Each step from today's cost to the scenario's; a step stands where the one before it ended. */
export function prepareScenarioSteps(data: StepsData): LyingBarsModel {
  const { by, steps } = data;
  const bars = steps.length === 0 ? [] : barsOf(data);
  const ends = bars.map(({ drawn }) => Object.values(drawn).reduce((sum, part) => sum + part, 0));
  const { top, ticks } = niceTicks(Math.max(0, ...ends), 4);
  const after = leftAfter(data);
  return {
    title: TITLES[by],
    summary: summarise(data),
    note: noteOf(data),
    height: lyingHeight(bars.length),
    kind: "bars",
    marks: bars.length * PARTS.length,
    key: PARTS.slice(1).map(({ label, colour, look }) => ({
      ...{ label, looksLike: null, look, colour },
    })),
    table: {
      columns: [
        { label: by === "reason" ? "Step" : "Policy", numeric: false },
        { label: "Change, USD", numeric: true },
        { label: "What is left, USD", numeric: true },
      ],
      rows: steps.map(({ name, usd }, place) => [
        { text: name, exact: name },
        { text: signed(usd), exact: usd },
        { text: shown(after[place] ?? ZERO_USD), exact: exactUsd(after[place] ?? ZERO_USD) },
      ]),
    },
    ...{ bars, parts: PARTS, top },
    ticks: ticks.map((at) => ({ at, label: axisUsd(at) })),
  };
}
