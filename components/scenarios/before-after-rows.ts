import type { SimulationAnswer } from "../../lib/wire/simulation.ts";
import { differenceUsd, formatExactUsd } from "../format/money.ts";
import { MINUS, significant, UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatDuration, formatShare } from "../format/quantity.ts";
import type { Evaluated, Evaluation } from "./evaluate.ts";

export interface BeforeAfterRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  /** As exports carry them. */
  readonly exact: readonly [string, string];
}

type Read = (of: Evaluated) => number | null;
type Say = (value: number) => string;

const seconds: Say = (value) => formatDuration(value * 1_000);
const share: Say = (value) => formatShare(value, 1);

const signed = (value: number, say: Say): string =>
  value === 0 ? say(0) : `${value < 0 ? MINUS : "+"}${say(Math.abs(value))}`;

function row(name: string, { before, after }: Evaluation, read: Read, say: Say): BeforeAfterRow {
  const [was, is] = [read(before), read(after)];
  const told = (value: number | null): string => (value === null ? UNKNOWN : say(value));
  const difference = was === null || is === null ? UNKNOWN : signed(is - was, say);
  const exact = [was === null ? "" : String(was), is === null ? "" : String(is)] as const;
  return { name, before: told(was), after: told(is), difference, exact };
}

function costRow({ before, after }: Evaluation): BeforeAfterRow {
  const [was, is] = [before.answer.cost.today, after.answer.cost.scenario];
  const difference = was === null ? null : differenceUsd(is, was);
  const sign = difference?.startsWith("-") === false && Number(difference) > 0 ? "+" : "";
  return {
    ...{ name: "Cost", before: was === null ? UNKNOWN : formatExactUsd(was) },
    after: formatExactUsd(is),
    difference: difference === null ? UNKNOWN : `${sign}${formatExactUsd(difference)}`,
    exact: [was ?? "", is],
  };
}

type Figure = (answer: SimulationAnswer) => number | null;
const of =
  (figure: Figure): Read =>
  ({ answer }) =>
    figure(answer);

/** What the scenario changes, line by line: today, the scenario and the difference. */
export function beforeAfterRows(evaluation: Evaluation): readonly BeforeAfterRow[] {
  const line = (name: string, read: Read, say: Say) => row(name, evaluation, read, say);
  return [
    line(
      "Requests",
      of(({ requests }) => requests),
      formatCount,
    ),
    costRow(evaluation),
    line(
      "Answered: half within",
      of(({ latencySeconds }) => latencySeconds?.p50 ?? null),
      seconds,
    ),
    line(
      "Answered: 95 of 100 within",
      of(({ latencySeconds }) => latencySeconds?.p95 ?? null),
      seconds,
    ),
    line(
      "Answered: 99 of 100 within",
      of(({ latencySeconds }) => latencySeconds?.p99 ?? null),
      seconds,
    ),
    line("Answered: in the mean after", ({ curve }) => curve?.meanSeconds ?? null, seconds),
    line(
      "Fall back",
      of(({ fallbackShare }) => fallbackShare),
      share,
    ),
    line(
      "Never answered",
      of(({ failedShare }) => failedShare),
      share,
    ),
    line(
      "Miss their deadline",
      of(({ missShare }) => missShare),
      share,
    ),
    line(
      "Wait before the answering call",
      of(({ waitingSeconds }) => waitingSeconds),
      seconds,
    ),
    line(
      "Attempts at flex per request",
      of((a) => a.attemptsPerOperation),
      (n) => significant(n, 4),
    ),
    line(
      "Given-up calls per request",
      of((a) => a.abandonedPerOperation),
      (n) => significant(n, 3),
    ),
  ];
}
