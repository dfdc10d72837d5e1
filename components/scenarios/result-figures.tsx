"use client";
import type { SimulatedSpan } from "../../lib/wire/simulation.ts";
import type { PageContext } from "../answers/page-context.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { significant, UNKNOWN } from "../format/number-text.ts";
import { formatDuration, formatShare } from "../format/quantity.ts";
import type { Basis } from "../ui/badge.tsx";
import { Figure } from "../ui/figure.tsx";
import { differenceFigure, differenceOf, usdRange } from "./difference-words.ts";
import type { Evaluation } from "./evaluate.ts";
import type { FigureId } from "./figure-formulas.ts";
import { HowSimulated } from "./how-simulated.tsx";
import { spanWords } from "./spread-words.ts";

const share = (value: number): string => formatShare(value, 1);
const seconds = (value: number): string => formatDuration(value * 1_000);
const each = (value: number): string => significant(value, 4);

type Say = (value: number) => string;
const told = (value: number | null, say: Say): string => (value === null ? UNKNOWN : say(value));

interface FiguresProps {
  readonly evaluation: Evaluation;
  readonly page: PageContext;
}

function CostFigure({ evaluation, page }: FiguresProps) {
  const { answer } = evaluation.after;
  const { cost, basis, worlds } = answer;
  const difference = differenceOf(cost);
  const [low, high] = cost.interval90;
  const now = cost.today === null ? "today unknown" : `today ${formatUsd(cost.today)}`;
  const label = "Cost against today";
  const exact = `${formatExactUsd(cost.scenario)}, with 90\u00a0% ${formatExactUsd(low)} to ${formatExactUsd(high)}`;
  return (
    <Figure
      label={label}
      value={difference === null ? UNKNOWN : differenceFigure(difference)}
      exact={`In the middle ${formatExactUsd(cost.scenario)}`}
      basis={basis}
      context={`${usdRange(low, high)}${worlds > 0 ? " (90\u00a0%)" : ""}; ${now}`}
      action={<HowSimulated figure="cost" name={label} value={exact} {...{ answer, page }} />}
    />
  );
}

interface OneProps extends FiguresProps {
  readonly id: FigureId;
  readonly label: string;
  /** In the middle of the assumptions. */
  readonly value: number | null;
  readonly span: SimulatedSpan | null | undefined;
  readonly say: Say;
  readonly basis: Basis;
  readonly context: string;
}

/** A figure as the range that it lies in with 90 %, or by itself where nothing spreads it. */
function OneFigure({ id, label, value, span, say, basis, context, evaluation, page }: OneProps) {
  const point = told(value, say);
  const range = value === null ? null : spanWords(span, say);
  const isRange = range !== null && range !== point;
  const { answer } = evaluation.after;
  const exact = `${point}${isRange ? `, with 90\u00a0% ${range}` : ""}`;
  return (
    <Figure
      label={label}
      value={range ?? point}
      isLong={isRange}
      exact={isRange ? `In the middle ${point}` : undefined}
      basis={value === null ? "not evaluable" : basis}
      context={isRange ? `(90\u00a0%); ${context}` : context}
      action={<HowSimulated figure={id} name={label} value={exact} {...{ answer, page }} />}
    />
  );
}

function TimeFigures({ evaluation, page }: FiguresProps) {
  const { missShare, latencySeconds, timeBasis, spread } = evaluation.after.answer;
  const was = evaluation.before.answer.latencySeconds;
  const shared = { evaluation, page, basis: timeBasis };
  return (
    <>
      <OneFigure
        {...{ ...shared, id: "latency", label: "95 of 100 answered within", say: seconds }}
        value={latencySeconds?.p95 ?? null}
        span={spread?.latencySeconds?.p95}
        context={`today ${told(was?.p95 ?? null, seconds)}`}
      />
      <OneFigure
        {...{ ...shared, id: "misses", label: "Miss their deadline", say: share }}
        value={missShare}
        span={spread?.missShare}
        context={
          missShare === null ? "no deadline is set, or no durations known" : "of those with one"
        }
      />
    </>
  );
}

function FlexFigures({ evaluation, page }: FiguresProps) {
  const { fallbackShare, attemptsPerOperation, bracket, waitingSeconds, ...rest } =
    evaluation.after.answer;
  const { basis, spread } = rest;
  const was = evaluation.before.answer;
  const ends = bracket?.fallbackShare.map(share).join(" to ");
  const alone =
    ends === undefined
      ? ""
      : `; at the middle of the assumptions ${ends}, however long outages last`;
  const shared = { evaluation, page, basis };
  return (
    <>
      <OneFigure
        {...{ ...shared, id: "fallback", label: "Fall back", say: share }}
        value={fallbackShare}
        span={spread?.fallbackShare}
        context={`today ${told(was.fallbackShare, share)}${alone}`}
      />
      <OneFigure
        {...{ ...shared, id: "waiting", label: "Wait before the answering call", say: seconds }}
        value={waitingSeconds}
        span={spread?.waitingSeconds}
        context="in the mean, from the first attempt"
      />
      <OneFigure
        {...{ ...shared, id: "attempts", label: "Attempts at flex per request", say: each }}
        value={attemptsPerOperation}
        span={spread?.attemptsPerOperation}
        context={`today ${told(was.attemptsPerOperation, each)}`}
      />
    </>
  );
}

/** The key figures of a scenario, each beside today's. */
export function ResultFigures({
  evaluation,
  page,
  isRefining,
}: FiguresProps & { readonly isRefining: boolean }) {
  return (
    <dl
      aria-busy={isRefining}
      className="grid grid-cols-1 gap-px overflow-hidden rounded-box border border-line bg-line sm:grid-cols-2 lg:grid-cols-[3fr_2fr_2fr]"
    >
      <CostFigure {...{ evaluation, page }} />
      <TimeFigures {...{ evaluation, page }} />
      <FlexFigures {...{ evaluation, page }} />
    </dl>
  );
}
