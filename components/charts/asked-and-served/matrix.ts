import { type Picodollars, parseUsd, picodollars, ZERO_USD } from "../../../lib/core/money.ts";
import { OUTCOMES, type Outcome } from "../../../lib/core/record.ts";
import type { Answer, AnswerRow } from "../../../lib/wire/answer.ts";
import type { FilterPair } from "../../../lib/wire/audit.ts";
import type { Ask } from "../../answers/ask.ts";
import { compareTiers } from "../../tiers/tier-style.ts";

export const MATRIX_ASK = {
  measures: ["records", "spend", "spendAsAsked"],
  by: ["requestedTier", "servedTier", "pricedTier", "outcome"],
} as const satisfies Ask;

export const UNKNOWN_TIER = "unknown";
/** Failed, cancelled and pending calls: no tier served them. */
export const NOT_ANSWERED = "not answered";
const WITHOUT_ANSWER: readonly Outcome[] = ["error", "cancelled", "pending"];

export interface MatrixCell {
  readonly asked: string;
  readonly served: string;
  readonly records: number;
  readonly unpriced: number;
  readonly spend: Picodollars;
  /** What the same records would cost at the tier they asked for. */
  readonly asAsked: Picodollars;
  /** Tiers at which they were priced, where that is not the tier served. */
  readonly pricedAs: readonly string[];
}

export interface Matrix {
  readonly asked: readonly string[];
  readonly served: readonly string[];
  readonly cells: readonly MatrixCell[];
}

const money = (row: AnswerRow, place: number): Picodollars =>
  parseUsd(String(row.values[place]?.amount ?? "0")) ?? ZERO_USD;

/** Where a record stands among what was served. */
function servedName([, served, , outcome]: AnswerRow["at"]): string {
  if (served !== null && served !== undefined) return String(served);
  return WITHOUT_ANSWER.some((one) => one === outcome) ? NOT_ANSWERED : UNKNOWN_TIER;
}

function added(cell: MatrixCell | undefined, row: AnswerRow, place: readonly [string, string]) {
  const [asked, served] = place;
  const [, , priced] = row.at;
  const differs = served !== NOT_ANSWERED && priced !== null && priced !== served;
  const known = cell?.pricedAs ?? [];
  const name = String(priced);
  return {
    ...{ asked, served },
    records: (cell?.records ?? 0) + Number(row.values[0]?.amount ?? 0),
    unpriced: (cell?.unpriced ?? 0) + (row.values[1]?.leftOut ?? 0),
    spend: picodollars((cell?.spend ?? 0n) + money(row, 1)),
    asAsked: picodollars((cell?.asAsked ?? 0n) + money(row, 2)),
    pricedAs: differs && !known.includes(name) ? [...known, name] : known,
  };
}

const inOrder = (names: Iterable<string>): string[] =>
  [...new Set(names)].sort(
    (a, b) => Number(a === NOT_ANSWERED) - Number(b === NOT_ANSWERED) || compareTiers(a, b),
  );

/** Every tier asked for against every tier served; sums over its cells are the totals of the answer. */
export function matrixOf(answer: Answer): Matrix {
  const cells = new Map<string, MatrixCell>();
  for (const row of answer.rows) {
    const place = [String(row.at[0] ?? UNKNOWN_TIER), servedName(row.at)] as const;
    const key = JSON.stringify(place);
    cells.set(key, added(cells.get(key), row, place));
  }
  const all = [...cells.values()];
  return {
    asked: inOrder(all.map(({ asked }) => asked)),
    served: inOrder(all.map(({ served }) => served)),
    cells: all,
  };
}

/** The filters that keep a cell's records alone. */
export function cellFilters({ asked, served }: MatrixCell): readonly FilterPair[] {
  const isNamed = served !== NOT_ANSWERED && served !== UNKNOWN_TIER;
  const hasAnswer = served === UNKNOWN_TIER;
  const outcomes = OUTCOMES.filter((outcome) => WITHOUT_ANSWER.includes(outcome) !== hasAnswer);
  return [
    ["requestedTier", asked],
    ["servedTier", isNamed ? served : UNKNOWN_TIER],
    ...(isNamed ? [] : outcomes.map((outcome) => ["outcome", outcome] as const)),
  ];
}
