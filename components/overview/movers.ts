import type { Answer, AnswerRow, AnswerValue } from "../../lib/wire/answer.ts";
import { percentWords } from "../answers/value-words.ts";
import { differenceUsd } from "../format/money.ts";

/** What one name's spend was and is; exact USD text, `null` where none of its records has a price. */
export interface Mover {
  readonly name: string | null;
  readonly now: AnswerValue;
  readonly before: AnswerValue;
  readonly change: string | null;
  /** "+12 %", "new" where nothing was spent before, "gone" where nothing is now. */
  readonly percent: string;
}

export interface Movers {
  readonly rows: readonly Mover[];
  /** All that is not among the rows, taken together; `null` where all are. */
  readonly others: Mover | null;
  readonly total: Mover;
  /** Records name at least one value. */
  readonly isNamed: boolean;
}

const NOTHING: AnswerValue = { amount: "0" };
const usdOf = ({ amount }: AnswerValue): string | null => (amount === null ? null : String(amount));

function moverOf(name: string | null, now = NOTHING, before = NOTHING): Mover {
  const [a, b] = [usdOf(now), usdOf(before)];
  const change = a === null || b === null ? null : differenceUsd(a, b);
  return { name, now, before, change, percent: percentOf(a, b) };
}

function percentOf(now: string | null, before: string | null): string {
  if (now === null || before === null) return "";
  const [a, b] = [Number(now), Number(before)];
  if (a === b) return "";
  if (b === 0) return "new";
  return a === 0 ? "gone" : (percentWords(a, b) ?? "");
}

const nameOf = ({ at: [name] }: AnswerRow): string | null =>
  typeof name === "string" ? name : null;
const hasMoved = ({ change }: Mover): boolean => change !== null && Number(change) !== 0;

/** The names whose spend changed, those that changed most first, from an answer in that order with the period before. */
export function moversOf({ rows, rest, total, before }: Answer): Movers {
  const all = rows.map((row, place) =>
    moverOf(nameOf(row), row.values[0], before?.rows[place]?.values[0]),
  );
  const hasRest = rest !== null || (before !== null && before.rest !== null);
  return {
    rows: all.filter(hasMoved),
    others: hasRest ? moverOf(null, rest?.values[0], before?.rest?.values[0]) : null,
    total: moverOf(null, total[0], before?.total[0]),
    isNamed: all.some(({ name }) => name !== null),
  };
}
