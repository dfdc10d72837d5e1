"use client";
import { clsx } from "clsx";
import type { SimulatedLatency } from "../../lib/wire/simulation.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { significant, UNKNOWN } from "../format/number-text.ts";
import { formatDuration, formatShare } from "../format/quantity.ts";
import { Figure } from "../ui/figure.tsx";
import { differenceFigure, differenceOf, usdRange } from "./difference-words.ts";
import type { Evaluation } from "./evaluate.ts";

const share = (value: number): string => formatShare(value, 1);
const p95 = (latency: SimulatedLatency | null): string =>
  latency === null ? UNKNOWN : formatDuration(latency.p95 * 1_000);

/** The key figures of a scenario, each beside today's. */
export function ResultFigures({
  evaluation: { before, after },
  isRefining,
}: {
  readonly evaluation: Evaluation;
  readonly isRefining: boolean;
}) {
  const { answer } = after;
  const { cost, basis, missShare, bracket, worlds } = answer;
  const was = before.answer;
  const difference = differenceOf(cost);
  const [low, high] = cost.interval90;
  const now = cost.today === null ? "today unknown" : `today ${formatUsd(cost.today)}`;
  const between =
    bracket === null
      ? ""
      : `; by refusals alone ${share(bracket.fallbackShare[0])} to ${share(bracket.fallbackShare[1])}`;
  return (
    <dl
      aria-busy={isRefining}
      className={clsx(
        "grid grid-cols-1 gap-px overflow-hidden rounded-box border border-line bg-line sm:grid-cols-2",
        "lg:grid-cols-[3fr_2fr_2fr]",
        isRefining && "opacity-75",
      )}
    >
      <Figure
        label="Cost against today"
        value={difference === null ? UNKNOWN : differenceFigure(difference)}
        exact={`In the middle ${formatExactUsd(cost.scenario)}`}
        basis={basis}
        context={`${usdRange(low, high)}${worlds > 0 ? " (90\u00a0%)" : ""}; ${now}`}
      />
      <Figure
        label="95 of 100 answered within"
        value={p95(answer.latencySeconds)}
        basis={answer.latencySeconds === null ? "not evaluable" : basis}
        context={`today ${p95(was.latencySeconds)}`}
      />
      <Figure
        label="Fall back"
        value={share(answer.fallbackShare)}
        basis={basis}
        context={`today ${share(was.fallbackShare)}${between}`}
      />
      <Figure
        label="Miss their deadline"
        value={missShare === null ? UNKNOWN : share(missShare)}
        basis={missShare === null ? "not evaluable" : basis}
        context={
          missShare === null ? "no deadline is set, or no durations known" : "of those with one"
        }
      />
      <Figure
        label="Wait before the answering call"
        value={formatDuration(answer.waitingSeconds * 1_000)}
        basis={basis}
        context="in the mean, from the first attempt"
      />
      <Figure
        label="Attempts at flex per request"
        value={significant(answer.attemptsPerOperation, 4)}
        basis={basis}
        context={`today ${significant(was.attemptsPerOperation, 4)}`}
      />
    </dl>
  );
}
