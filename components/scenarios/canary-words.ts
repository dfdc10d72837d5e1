import {
  CANARY_DAYS,
  CANARY_SHARE,
  type Canary,
  canaryOf,
} from "../../lib/simulation/decide/canary.ts";
import type { SimulationAnswer } from "../../lib/wire/simulation.ts";
import { formatUsd } from "../format/money.ts";
import { formatCount, formatCounted, formatShare } from "../format/quantity.ts";
import { roundedUsd } from "./difference-words.ts";
import type { Evaluation } from "./evaluate.ts";

/** Inputs that calls at flex measure; others are told by an invoice, or by batches. */
const MEASURED_BY_FLEX: ReadonlySet<string> = new Set([
  ...["availability", "refusal", "otherwise", "upAccept", "downAccept", "shareDown"],
  ...["memorySeconds", "shortShare", "shortSeconds", "longSeconds"],
  ...["slowdown", "refusalSeconds", "stallShare", "stallSeconds"],
]);

/** The numbers that a fitted chain is made of stand in the list of what is assumed one by one. */
const LISTED_AS: Readonly<Record<string, string>> = { availability: "shareDown" };

/** Whether what moves the cost most is assumed, and calls at flex would measure it. */
function wantsCanary({ drivers, assumptions }: SimulationAnswer): boolean {
  const name = drivers[0]?.name ?? "";
  const listed = LISTED_AS[name] ?? name;
  const basis = assumptions.find((one) => one.name === listed)?.basis;
  return basis === "assumed" && MEASURED_BY_FLEX.has(name);
}

const sumOf = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + Number(value), 0);

/** The canary that would measure what moves the cost most; `null` where none is wanted, or none can be told of. */
export function canaryFor({ after: { answer }, knowing }: Evaluation): Canary | null {
  const flex = answer.workloads.filter(({ policy }) => policy === "flex");
  const today = flex.flatMap(({ cost }) => cost.today ?? []);
  if (!wantsCanary(answer) || knowing.days === null || today.length < flex.length) return null;
  const memory = answer.assumptions.find(({ name }) => name === "memorySeconds");
  return canaryOf({
    requests: flex.reduce((sum, { requests }) => sum + requests, 0),
    todayUsd: sumOf(today),
    scenarioUsd: sumOf(flex.map(({ cost }) => cost.scenario)),
    worstUsd: sumOf(flex.map(({ cost }) => cost.interval90[1])),
    ...{ days: knowing.days, memorySeconds: memory?.middle ?? null },
  });
}

/** Two digits are all that is known of what has not happened yet. */
const about = (usd: number): string => {
  const text = formatUsd(roundedUsd(usd.toFixed(12), usd));
  return usd >= 10 ? text.replace(/\.00$/, "") : text;
};

/** "A 2 % canary for 7 days, about $x, worth $y", as sentences. */
export function canaryWords(canary: Canary, worthUsd: number): string {
  const { requests, usd, todayUsd, moreAtWorstUsd, looks } = canary;
  const risk =
    moreAtWorstUsd > 0
      ? `at worst ${about(moreAtWorstUsd)} more than today`
      : "less than today even at worst";
  const worth =
    worthUsd > 0
      ? `Knowing beforehand all that is open here would be worth at most ${about(worthUsd)} on as many requests as these.`
      : "In money it would change no choice: in every world drawn the same of both is cheaper. What it tells is how long answers take.";
  return `A canary measures it: ${formatShare(CANARY_SHARE, 1)} of these requests for ${CANARY_DAYS} days, about ${formatCounted(requests, "request")} for ${about(usd)} instead of ${about(todayUsd)} (90\u00a0%: ${risk}), worth ${formatCount(looks)} independent looks at flex. ${worth}`;
}
