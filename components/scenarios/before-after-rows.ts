import type { SimulatedLatency, SimulationAnswer } from "../../lib/wire/simulation.ts";
import { differenceUsd, formatUsd } from "../format/money.ts";
import { MINUS, significant, UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatDuration, formatShare } from "../format/quantity.ts";
import type { Evaluated, Evaluation } from "./evaluate.ts";

type Both = Pick<Evaluation, "before" | "after">;

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

interface LineWords {
  readonly read: Read;
  readonly say: Say;
  /** Whether a log tells it. */
  readonly isLogged?: boolean;
}

const seconds: Say = (value) => formatDuration(value * 1_000);
const share: Say = (value) => formatShare(value, 1);

const signed = (value: number, say: Say): string =>
  value === 0 ? say(0) : `${value < 0 ? MINUS : "+"}${say(Math.abs(value))}`;

/** Differences of shares are points of a hundred. */
const points: Say = (value) => `${significant(value * 100, 2)} points`;

/** `null` as what was read of today: the log does not tell it. */
function row(
  name: string,
  { before, after }: Both,
  { read, say, isLogged = true }: LineWords,
): BeforeAfterRow {
  const [was, is] = [isLogged ? read(before) : null, read(after)];
  const told = (value: number | null): string => (value === null ? UNKNOWN : say(value));
  const difference =
    was === null || is === null ? UNKNOWN : signed(is - was, say === share ? points : say);
  const exact = [was === null ? "" : String(was), is === null ? "" : String(is)] as const;
  return { name, before: told(was), after: told(is), difference, exact };
}

function costRow({ before, after }: Both): BeforeAfterRow {
  const [was, is] = [before.answer.cost.today, after.answer.cost.scenario];
  const difference = was === null ? null : differenceUsd(is, was);
  const sign = difference?.startsWith("-") === false && Number(difference) > 0 ? "+" : "";
  return {
    ...{ name: "Cost", before: was === null ? UNKNOWN : formatUsd(was) },
    after: formatUsd(is),
    difference: difference === null ? UNKNOWN : `${sign}${formatUsd(difference)}`,
    exact: [was ?? "", is],
  };
}

type Figure = (answer: SimulationAnswer) => number | null;
const of =
  (figure: Figure): Read =>
  ({ answer }) =>
    figure(answer);

/** What the scenario changes, line by line: today, the scenario and the difference. */
export function beforeAfterRows(evaluation: Both): readonly BeforeAfterRow[] {
  const line = (name: string, read: Read, say: Say, isLogged = true) =>
    row(name, evaluation, { read, say, isLogged });
  const latency = (name: string, quantile: keyof SimulatedLatency) =>
    line(
      name,
      of(({ latencySeconds }) => latencySeconds?.[quantile] ?? null),
      seconds,
    );
  return [
    line(
      "Requests",
      of(({ requests }) => requests),
      formatCount,
    ),
    costRow(evaluation),
    latency("Answered: half within", "p50"),
    latency("Answered: 95 of 100 within", "p95"),
    latency("Answered: 99 of 100 within", "p99"),
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
      false,
    ),
    line(
      "Miss their deadline",
      of(({ missShare }) => missShare),
      share,
    ),
    line(
      "Wait before the answering call",
      of((a) => a.waitingSeconds),
      seconds,
      false,
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
      false,
    ),
  ];
}
