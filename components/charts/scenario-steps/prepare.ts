import { differenceUsd, formatUsd, signOfUsd } from "../../format/money.ts";
import { type LyingBar, type LyingBarsModel, lyingHeight } from "../kit/lying-bars.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { axisUsd } from "../kit/usd-sum.ts";

/** What the requests of one policy cost, as exact text in USD. */
export interface PolicyStep {
  readonly name: string;
  readonly today: string;
  readonly scenario: string;
}

export interface StepsData {
  readonly today: string;
  readonly scenario: string;
  readonly steps: readonly PolicyStep[];
}

const TITLE = "From today's cost to the scenario's";
const MOST_STEPS = 10;

/** The first part is where a step begins: it holds the step in its place and is not seen. */
const PARTS = [
  { id: "s0", label: "before", colour: "transparent", look: "solid" },
  { id: "s1", label: "cost", colour: "var(--ink-2)", look: "solid" },
  { id: "s2", label: "less", colour: "var(--ink-3)", look: "dashed" },
  { id: "s3", label: "more", colour: "var(--loss)", look: "dashed" },
] as const;

const NOTHING = { s0: 0, s1: 0, s2: 0, s3: 0 };

const signed = (usd: string): string => `${signOfUsd(usd) > 0 ? "+" : ""}${formatUsd(usd)}`;

const sumBar = (key: string, label: string, usd: string): LyingBar => ({
  ...{ key, label, tier: null, end: formatUsd(usd) },
  rows: [{ label: "in all", value: formatUsd(usd) }],
  drawn: { ...NOTHING, s1: Number(usd) },
});

function stepBar({ name, today, scenario }: PolicyStep, place: number, from: number): LyingBar {
  const change = differenceUsd(scenario, today) ?? "0";
  const by = Number(change);
  const part = by < 0 ? { s2: -by } : { s3: by };
  return {
    ...{ key: `b${place + 1}`, label: name, tier: null, end: signed(change) },
    rows: [
      { label: "today", value: formatUsd(today) },
      { label: "scenario", value: formatUsd(scenario) },
    ],
    drawn: { ...NOTHING, s0: Math.max(0, Math.min(from, from + by)), ...part },
  };
}

function barsOf({ today, scenario, steps }: StepsData): LyingBar[] {
  let from = Number(today);
  const between = steps.slice(0, MOST_STEPS).map((step, place) => {
    const bar = stepBar(step, place, from);
    from += Number(step.scenario) - Number(step.today);
    return bar;
  });
  return [
    sumBar("b0", "Today", today),
    ...between,
    sumBar(`b${between.length + 1}`, "Scenario", scenario),
  ];
}

/** What each policy takes off today's cost, or adds to it; a step stands where the one before it ended. */
export function prepareScenarioSteps(data: StepsData): LyingBarsModel {
  const { today, scenario, steps } = data;
  const isEmpty = steps.length === 0;
  const bars = isEmpty ? [] : barsOf(data);
  const ends = bars.map(({ drawn }) => Object.values(drawn).reduce((sum, part) => sum + part, 0));
  const { top, ticks } = niceTicks(Math.max(0, ...ends), 4);
  const left = steps.length - MOST_STEPS;
  return {
    title: TITLE,
    summary: isEmpty
      ? "No policy changes anything."
      : `${formatUsd(today)} today, ${formatUsd(scenario)} under the scenario.`,
    note: left > 0 ? `${left} more policies stand in the table alone.` : null,
    height: lyingHeight(bars.length),
    kind: "bars",
    marks: bars.length * PARTS.length,
    key: PARTS.slice(1).map(({ label, colour, look }) => ({
      label,
      looksLike: null,
      look,
      colour,
    })),
    table: {
      columns: [
        { label: "Policy", numeric: false },
        { label: "Today, USD", numeric: true },
        { label: "Scenario, USD", numeric: true },
      ],
      rows: steps.map((step) => [
        { text: step.name, exact: step.name },
        { text: formatUsd(step.today), exact: step.today },
        { text: formatUsd(step.scenario), exact: step.scenario },
      ]),
    },
    ...{ bars, parts: PARTS, top },
    ticks: ticks.map((at) => ({ at, label: axisUsd(at) })),
  };
}
