import { exactUsd, parseUsd, picodollars } from "../../lib/core/money.ts";
import type { Answer, AnswerRow } from "../../lib/wire/answer.ts";
import type { CauseFallbacks } from "../../lib/wire/reliability.ts";
import { causeStyle, compareCauses } from "../causes/cause-style.ts";
import type { ChartTable } from "../charts/kit/chart-model.ts";
import { formatUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatDuration, formatShare } from "../format/quantity.ts";

/** What one cause of failure cost, in calls, time and money. */
export interface CauseRow {
  readonly cause: string;
  /** Calls that failed so, whichever attempt of an operation they were. */
  readonly calls: number;
  /** Operations whose first attempt failed so, and their share of all. */
  readonly first: number;
  readonly firstShare: number | null;
  /** Time of those operations, in milliseconds; `null` = unknown. */
  readonly failingMs: number | null;
  readonly failingSilent: number;
  readonly waitedMs: number | null;
  /** Answered elsewhere after a call of flex or batch that failed so, … */
  readonly fallbacks: number | null;
  /** … and how much more that cost, exact USD; both `null` where no operation that began so has an id. */
  readonly dearer: string | null;
  /** What the failed calls themselves cost, exact USD; `null`: no tokens, and no source says whether they are billed. */
  readonly billed: string | null;
}

const numberAt = (row: AnswerRow | undefined, place: number): number | null => {
  const amount = row?.values[place]?.amount ?? null;
  return amount === null ? null : Number(amount);
};

const isNothing = (usd: string | null): boolean => (parseUsd(usd ?? "0") ?? 0n) === 0n;

/** Nobody waited for their end: providers may have billed them. */
const MAY_BE_BILLED: ReadonlySet<string> = new Set(["timeout_client", "timeout_408"]);

/** One row for each cause that occurs: 429s first, quota apart behind them, then the others. */
export function causeRows(
  begun: Pick<Answer, "rows" | "total">,
  failed: Pick<Answer, "rows">,
  fallbacks: readonly CauseFallbacks[],
): readonly CauseRow[] {
  const byCause = (rows: readonly AnswerRow[]): Map<string, AnswerRow> =>
    new Map(rows.flatMap((row) => (typeof row.at[0] === "string" ? [[row.at[0], row]] : [])));
  const [ofBegun, ofFailed] = [byCause(begun.rows), byCause(failed.rows)];
  const ofFallback = new Map<string, CauseFallbacks>(
    fallbacks.map((line) => [line.cause ?? "unknown", line]),
  );
  const causes = new Set([...ofBegun.keys(), ...ofFailed.keys(), ...ofFallback.keys()]);
  const operations = Number(begun.total[0]?.amount ?? 0);
  return [...causes].sort(compareCauses).map((cause) => {
    const [first, calls] = [ofBegun.get(cause), ofFailed.get(cause)];
    const count = numberAt(first, 0) ?? 0;
    const fallback = ofFallback.get(cause);
    const isUntold = !fallback && count > 0 && (numberAt(first, 3) ?? 0) === 0;
    const billed = String(calls?.values[1]?.amount ?? "0");
    return {
      cause,
      calls: numberAt(calls, 0) ?? 0,
      first: count,
      firstShare: operations === 0 ? null : count / operations,
      failingMs: first ? numberAt(first, 1) : null,
      failingSilent: first?.values[1]?.leftOut ?? 0,
      waitedMs: first ? numberAt(first, 2) : null,
      fallbacks: isUntold ? null : (fallback?.calls ?? 0),
      dearer: isUntold ? null : (fallback?.lost ?? "0"),
      billed: MAY_BE_BILLED.has(cause) && isNothing(billed) ? null : billed,
    };
  });
}

const count = (value: number | null) => ({
  text: formatCount(value),
  exact: value === null ? "" : String(value),
});
const time = (ms: number | null) => ({
  text: formatDuration(ms),
  exact: ms === null ? "" : String(ms),
});
const usd = (value: string | null) => ({ text: formatUsd(value ?? ""), exact: value ?? "" });

/** The rows as a table with exact values, for exports. */
export const causeTable = (rows: readonly CauseRow[]): ChartTable => ({
  columns: [
    { label: "Cause", numeric: false },
    ...[
      ...["Calls", "Operations that began so", "Share of operations", "In failed attempts, ms"],
      ...["Waited between attempts, ms", "Fallbacks", "Fallbacks dearer by, USD"],
      "Failed calls billed, USD",
    ].map((label) => ({ label, numeric: true })),
  ],
  rows: rows.map((row) => [
    { text: causeStyle(row.cause).name, exact: row.cause },
    count(row.calls),
    count(row.first),
    {
      text: row.firstShare === null ? UNKNOWN : formatShare(row.firstShare, 1),
      exact: String(row.firstShare ?? ""),
    },
    time(row.failingMs),
    time(row.waitedMs),
    count(row.fallbacks),
    usd(row.dearer),
    usd(row.billed),
  ]),
});

/** Money that fallbacks and failed calls cost, in words; empty where it was none. */
export function moneyLine(rows: readonly CauseRow[]): string {
  const sum = (read: (row: CauseRow) => string | null): bigint =>
    rows.reduce((all, row) => all + (parseUsd(read(row) ?? "0") ?? 0n), 0n);
  const costly = rows.filter(({ dearer, billed }) => !isNothing(dearer) || !isNothing(billed));
  if (costly.length === 0) return "No cause is known to have cost money: refusals are not billed.";
  const [dearer, billed] = [sum((row) => row.dearer), sum((row) => row.billed)];
  const text = (pico: bigint): string => formatUsd(exactUsd(picodollars(pico)));
  const parts = [
    dearer > 0n ? `fallbacks cost ${text(dearer)} more than the tier asked for` : "",
    billed > 0n ? `calls that failed were billed ${text(billed)}` : "",
  ].filter((part) => part !== "");
  const joined = parts.join("; ");
  return `${joined[0]?.toUpperCase()}${joined.slice(1)}.`;
}
