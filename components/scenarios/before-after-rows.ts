import type {
  SimulatedLatency,
  SimulatedSpan,
  SimulatedSpread,
  SimulationAnswer,
} from "../../lib/wire/simulation.ts";
import { differenceUsd, formatUsd } from "../format/money.ts";
import { MINUS, significant, UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatDuration, formatShare } from "../format/quantity.ts";
import { usdRange } from "./difference-words.ts";
import type { Evaluated, Evaluation } from "./evaluate.ts";
import { spanWords } from "./spread-words.ts";

type Both = Pick<Evaluation, "before" | "after">;

export interface BeforeAfterRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  /** Where the scenario's lies with 90 %; `null` where nothing spreads it. */
  readonly range: string | null;
  readonly ends: readonly [string, string] | null;
  /** A duration, or what is missed for one. */
  readonly isOfTime: boolean;
  /** As exports carry them. */
  readonly exact: readonly [string, string];
}

type Read = (of: Evaluated) => number | null;
type Say = (value: number) => string;

interface LineWords {
  readonly name: string;
  readonly read: Read;
  readonly say: Say;
  /** Whether a log tells it. */
  readonly isLogged?: boolean;
  readonly isOfTime?: boolean;
  /** How far worlds spread it. */
  readonly spread?: (spread: SimulatedSpread) => SimulatedSpan | null | undefined;
}

const seconds: Say = (value) => formatDuration(value * 1_000);
const share: Say = (value) => formatShare(value, 1);

const signed = (value: number, say: Say): string =>
  value === 0 ? say(0) : `${value < 0 ? MINUS : "+"}${say(Math.abs(value))}`;

/** Differences of shares are points of a hundred. */
const points: Say = (value) => `${significant(value * 100, 2)} points`;

/** `null` as what was read of today: the log does not tell it. */
function rowOf(
  { name, read, say, isLogged = true, isOfTime = false, spread }: LineWords,
  { before, after }: Both,
): BeforeAfterRow {
  const [was, is] = [isLogged ? read(before) : null, read(after)];
  const told = (value: number | null): string => (value === null ? UNKNOWN : say(value));
  const difference =
    was === null || is === null ? UNKNOWN : signed(is - was, say === share ? points : say);
  const drawn = after.answer.spread;
  const span = drawn && is !== null ? (spread?.(drawn) ?? null) : null;
  const range = spanWords(span, say);
  return {
    ...{ name, before: told(was), after: told(is), difference },
    range: range === told(is) ? null : range,
    isOfTime,
    ends: span && [String(span[0]), String(span[1])],
    exact: [was === null ? "" : String(was), is === null ? "" : String(is)],
  };
}

function costRow({ before, after }: Both): BeforeAfterRow {
  const { cost } = after.answer;
  const [was, is] = [before.answer.cost.today, cost.scenario];
  const [low, high] = cost.interval90;
  const difference = was === null ? null : differenceUsd(is, was);
  const sign = difference?.startsWith("-") === false && Number(difference) > 0 ? "+" : "";
  return {
    ...{ name: "Cost", before: was === null ? UNKNOWN : formatUsd(was) },
    after: formatUsd(is),
    difference: difference === null ? UNKNOWN : `${sign}${formatUsd(difference)}`,
    range: low === high ? null : usdRange(low, high),
    ends: [low, high],
    isOfTime: false,
    exact: [was ?? "", is],
  };
}

const of =
  (figure: (answer: SimulationAnswer) => number | null): Read =>
  ({ answer }) =>
    figure(answer);

const latency = (name: string, quantile: keyof SimulatedLatency): LineWords => ({
  ...{ name, say: seconds, isOfTime: true },
  read: of(({ latencySeconds }) => latencySeconds?.[quantile] ?? null),
  spread: ({ latencySeconds }) => latencySeconds?.[quantile],
});

const counted = (
  name: string,
  figure: Exclude<keyof SimulatedSpread, "latencySeconds">,
  say: Say,
  isLogged = true,
): LineWords => ({
  ...{ name, say, isLogged },
  read: of((answer) => answer[figure]),
  spread: (spread) => spread[figure],
});

const REQUESTS: LineWords = {
  ...{ name: "Requests", say: formatCount },
  read: of(({ requests }) => requests),
};

const MEAN: LineWords = {
  ...{ name: "Answered: in the mean after", say: seconds, isOfTime: true },
  read: ({ curve }) => curve?.meanSeconds ?? null,
};

const LINES: readonly LineWords[] = [
  latency("Answered: half within", "p50"),
  latency("Answered: 95 of 100 within", "p95"),
  latency("Answered: 99 of 100 within", "p99"),
  MEAN,
  counted("Fall back", "fallbackShare", share),
  counted("Never answered", "failedShare", share, false),
  { ...counted("Miss their deadline", "missShare", share), isOfTime: true },
  counted("Wait before the answering call", "waitingSeconds", seconds, false),
  counted("Attempts at flex per request", "attemptsPerOperation", (n) => significant(n, 4)),
  counted("Given-up calls per request", "abandonedPerOperation", (n) => significant(n, 3), false),
];

/** What the scenario changes, line by line: today, the scenario, where that lies with 90 %, and the difference. */
export const beforeAfterRows = (evaluation: Both): readonly BeforeAfterRow[] => [
  rowOf(REQUESTS, evaluation),
  costRow(evaluation),
  ...LINES.map((line) => rowOf(line, evaluation)),
];
