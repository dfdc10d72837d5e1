"use client";
import { clsx } from "clsx";
import type {
  SimulatedLatency,
  SimulationAnswer,
  SimulationBasis,
} from "../../lib/wire/simulation.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { significant, UNKNOWN } from "../format/number-text.ts";
import { formatDuration, formatShare } from "../format/quantity.ts";
import { Figure } from "../ui/figure.tsx";
import { differenceFigure, differenceOf, usdRange } from "./difference-words.ts";
import type { Evaluation } from "./evaluate.ts";

const share = (value: number | null): string => (value === null ? UNKNOWN : formatShare(value, 1));
const foundedAs = (value: number | null, basis: SimulationBasis) =>
  value === null ? "not evaluable" : basis;
const attempts = (each: number | null): string => (each === null ? UNKNOWN : significant(each, 4));
const p95 = (latency: SimulatedLatency | null): string =>
  latency === null ? UNKNOWN : formatDuration(latency.p95 * 1_000);

function CostFigure({ answer: { cost, basis, worlds } }: { readonly answer: SimulationAnswer }) {
  const difference = differenceOf(cost);
  const [low, high] = cost.interval90;
  const now = cost.today === null ? "today unknown" : `today ${formatUsd(cost.today)}`;
  return (
    <Figure
      label="Cost against today"
      value={difference === null ? UNKNOWN : differenceFigure(difference)}
      exact={`In the middle ${formatExactUsd(cost.scenario)}`}
      basis={basis}
      context={`${usdRange(low, high)}${worlds > 0 ? " (90\u00a0%)" : ""}; ${now}`}
    />
  );
}

function FallbackFigure({ evaluation: { before, after } }: FiguresProps) {
  const { fallbackShare, bracket, basis } = after.answer;
  const ends = bracket?.fallbackShare.map(share).join(" to ");
  const alone = ends === undefined ? "" : `; by refusals alone ${ends}`;
  return (
    <Figure
      label="Fall back"
      value={share(fallbackShare)}
      basis={foundedAs(fallbackShare, basis)}
      context={`today ${share(before.answer.fallbackShare)}${alone}`}
    />
  );
}

function DeadlineFigure({ answer: { missShare, basis } }: { readonly answer: SimulationAnswer }) {
  const isKnown = missShare !== null;
  return (
    <Figure
      label="Miss their deadline"
      value={isKnown ? share(missShare) : UNKNOWN}
      basis={isKnown ? basis : "not evaluable"}
      context={isKnown ? "of those with one" : "no deadline is set, or no durations known"}
    />
  );
}

interface FiguresProps {
  readonly evaluation: Evaluation;
}

/** The key figures of a scenario, each beside today's. */
export function ResultFigures({
  evaluation,
  isRefining,
}: FiguresProps & { readonly isRefining: boolean }) {
  const { answer } = evaluation.after;
  const was = evaluation.before.answer;
  const { basis, latencySeconds, waitingSeconds, attemptsPerOperation } = answer;
  return (
    <dl
      aria-busy={isRefining}
      className={clsx(
        "grid grid-cols-1 gap-px overflow-hidden rounded-box border border-line bg-line sm:grid-cols-2",
        "lg:grid-cols-[3fr_2fr_2fr]",
        isRefining && "opacity-75",
      )}
    >
      <CostFigure answer={answer} />
      <Figure
        label="95 of 100 answered within"
        value={p95(latencySeconds)}
        basis={latencySeconds === null ? "not evaluable" : basis}
        context={`today ${p95(was.latencySeconds)}`}
      />
      <FallbackFigure evaluation={evaluation} />
      <DeadlineFigure answer={answer} />
      <Figure
        label="Wait before the answering call"
        value={formatDuration(waitingSeconds && waitingSeconds * 1_000)}
        basis={foundedAs(waitingSeconds, basis)}
        context="in the mean, from the first attempt"
      />
      <Figure
        label="Attempts at flex per request"
        value={attempts(attemptsPerOperation)}
        basis={foundedAs(attemptsPerOperation, basis)}
        context={`today ${attempts(was.attemptsPerOperation)}`}
      />
    </dl>
  );
}
