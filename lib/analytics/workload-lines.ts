import { exactUsd, parseUsd, picodollars } from "../core/money.ts";
import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import type { Answer, AnswerRow } from "../wire/answer.ts";
import type { Advice, OwnWorkload, VerdictTier, WorkloadLine } from "../wire/workloads.ts";
import { advise } from "./playbook.ts";
import { bulkHours, busiestRun, type Evidence, officeShare } from "./playbook-evidence.ts";
import { type ExtraWaitOf, weighWaiting } from "./waiting.ts";

/** Answers by workload: figures, calls by hour of the week, by hour, by tier asked for and by tier served. */
export interface WorkloadAnswers {
  readonly figures: Answer;
  readonly weeks: Answer;
  readonly hours: Answer;
  readonly asked: Answer;
  readonly served: Answer;
}

interface Covered {
  /** How much longer calls wait at a tier; `null`: nothing is known of it. */
  readonly waits: ExtraWaitOf | null;
  /** Of the figures. */
  readonly spanUs: number;
  /** Of the calls by hour. */
  readonly hoursUs: number;
}

const HOURS_OF_WEEK = 168;
const MONTH_DAYS = 30n;

type Amount = string | number | null;

/** The value of a measure in a row of an answer. */
export function amountOf(answer: Answer, row: AnswerRow | undefined, measure: string): Amount {
  const place = answer.measures.findIndex(({ id }) => id === measure);
  return row?.values[place]?.amount ?? null;
}

const numberOf = (answer: Answer, row: AnswerRow | undefined, measure: string): number | null => {
  const amount = amountOf(answer, row, measure);
  return amount === null ? null : Number(amount);
};

/** Rows by their first value, the workload. */
function byWorkload({ rows }: Answer): ReadonlyMap<string | null, readonly AnswerRow[]> {
  const found = new Map<string | null, AnswerRow[]>();
  for (const row of rows) {
    const name = row.at[0] === null || row.at[0] === undefined ? null : String(row.at[0]);
    const known = found.get(name);
    if (known) known.push(row);
    else found.set(name, [row]);
  }
  return found;
}

const callsIn = (rows: readonly AnswerRow[]): readonly number[] =>
  rows.map(({ values }) => Number(values[0]?.amount ?? 0));

function hoursOfWeek(rows: readonly AnswerRow[]): number[] {
  const hours = new Array<number>(HOURS_OF_WEEK).fill(0);
  for (const { at, values } of rows) {
    const hour = at[1];
    if (typeof hour === "number") hours[hour] = Number(values[0]?.amount ?? 0);
  }
  return hours;
}

function sharesByTier(rows: readonly AnswerRow[]): Record<string, number> {
  const all = callsIn(rows).reduce((sum, calls) => sum + calls, 0);
  const named = rows.flatMap(({ at: [, tier], values }) =>
    typeof tier === "string" && all > 0
      ? [[tier, Number(values[0]?.amount ?? 0) / all] as const]
      : [],
  );
  return Object.fromEntries(named);
}

/** The share of answers with a time to the first token; `null` where the row's calls tell no duration at all. */
function streamedShare(figures: Answer, row: AnswerRow): number | null {
  const leftOut = (measure: string): number => {
    const place = figures.measures.findIndex(({ id }) => id === measure);
    return row.values[place]?.leftOut ?? 0;
  };
  const calls = numberOf(figures, row, "calls") ?? 0;
  const answered = Math.round(calls * (1 - (numberOf(figures, row, "errorShare") ?? 0)));
  const timed = answered - leftOut("latency.p95");
  return timed <= 0 ? null : Math.min(1, Math.max(0, (answered - leftOut("ttft.p50")) / timed));
}

interface Worth {
  readonly worth: string | null;
  readonly worthAMonth: string | null;
}

/** What the records would cost less at a tier, exact; a month of 30 days is scaled, rounded down to a picodollar. */
export function worthOf(
  spend: Amount,
  there: Amount,
  { verdict, spanUs }: { readonly verdict: VerdictTier | null; readonly spanUs: number },
): Worth {
  const [paid, less] = [parseUsd(String(spend)), parseUsd(String(there))];
  if (verdict === null || paid === null || less === null) return { worth: null, worthAMonth: null };
  const saved = paid - less;
  const month = (saved * MONTH_DAYS * BigInt(US_PER_DAY)) / BigInt(Math.max(1, Math.round(spanUs)));
  return {
    worth: exactUsd(picodollars(saved)),
    worthAMonth: spanUs < US_PER_DAY ? null : exactUsd(picodollars(month)),
  };
}

/** Dropping priority where speed matters is no saving that the playbook advises. */
const paysForSpeed = ({ verdict, answers }: Advice): boolean =>
  verdict === "standard" &&
  answers.some(({ question, answer }) => question === "latencySensitive" && answer === "yes");

/** The playbook's advice, and against it what waiting costs by the user's own word. */
function adviceFor(
  row: AnswerRow,
  evidence: Evidence,
  {
    figures,
    rule,
    waits,
  }: { figures: Answer; rule: OwnWorkload | undefined; waits: ExtraWaitOf | null },
): Advice {
  const advice = advise(evidence, rule?.answers ?? {});
  const usdPerHour = rule?.delayValueUsdPerHour ?? null;
  if (usdPerHour === null) return advice;
  const spend = parseUsd(String(amountOf(figures, row, "spend")));
  return weighWaiting(advice, {
    usdPerHour,
    calls: evidence.calls,
    savedAt(tier) {
      const there = parseUsd(String(amountOf(figures, row, `spendAt.${tier}`)));
      return spend === null || there === null ? null : spend - there;
    },
    extraMs: (tier) => waits?.(rule?.name ?? null, tier) ?? null,
  });
}

/** Each workload with its rhythm, what the playbook says of it and what that is worth, in the order of the figures. */
export function workloadLines(
  { figures, weeks, hours, asked, served }: WorkloadAnswers,
  rules: readonly OwnWorkload[],
  { spanUs, hoursUs, waits }: Covered,
): readonly WorkloadLine[] {
  const [weekRows, hourRows] = [byWorkload(weeks), byWorkload(hours)];
  const [askedRows, servedRows] = [byWorkload(asked), byWorkload(served)];
  const tellsStreams = figures.rows.some((row) => (streamedShare(figures, row) ?? 0) > 0);
  return figures.rows.map((row) => {
    const name = typeof row.at[0] === "string" ? row.at[0] : null;
    const rule = rules.find((one) => one.name === name);
    const week = hoursOfWeek(weekRows.get(name) ?? []);
    const evidence: Evidence = {
      calls: numberOf(figures, row, "calls") ?? 0,
      days: hoursUs / US_PER_DAY,
      bulkHours: bulkHours(callsIn(hourRows.get(name) ?? []), hoursUs / US_PER_HOUR),
      run: busiestRun(week),
      officeShare: officeShare(week),
      streamedShare: tellsStreams ? streamedShare(figures, row) : null,
      asked: sharesByTier(askedRows.get(name) ?? []),
      batchShare: sharesByTier(servedRows.get(name) ?? []).batch ?? 0,
      deadlineSeconds: rule?.deadlineSeconds ?? null,
    };
    const advice = adviceFor(row, evidence, { figures, rule, waits });
    const isLeft =
      advice.verdict === "standard" && advise(evidence, rule?.answers ?? {}).verdict !== "standard";
    const verdict = paysForSpeed(advice) || isLeft ? null : advice.verdict;
    const spend = amountOf(figures, row, "spend");
    const there = verdict === null ? null : amountOf(figures, row, `spendAt.${verdict}`);
    return { name, hours: week, advice, ...worthOf(spend, there, { verdict, spanUs }) };
  });
}
