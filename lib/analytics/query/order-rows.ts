import type { AnswerRow, AnswerValue } from "../../wire/answer.ts";
import { DIMENSIONS, type DimensionValue } from "./dimensions.ts";
import type { Order, Question } from "./question.ts";

/** Compares what is known; what is not comes last, whichever way. */
function compareKnown<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

const compareNames = (a: DimensionValue, b: DimensionValue): number =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");

function compareAt(a: Pick<AnswerRow, "at">, b: Pick<AnswerRow, "at">): number {
  for (const [place, value] of a.at.entries()) {
    const order = compareKnown(value, b.at[place] ?? null, compareNames);
    if (order !== 0) return order;
  }
  return 0;
}

/** Money is compared as a number: rows of equal cents may come in either order. */
const sizeOf = (value: AnswerValue | undefined): number | null =>
  value === undefined || value.amount === null ? null : Number(value.amount);

/** Times in their order, else the largest of the first measure first. */
function orderOf({ by, measures, order }: Question): Order | null {
  if (order !== null) return order;
  const time = by.find((id) => DIMENSIONS.some((one) => one.id === id && one.isTime));
  if (time) return { by: time, descending: false };
  const [first] = measures;
  return first === undefined ? null : { by: first, descending: true };
}

/** How rows follow each other by a cut or a measure of the question. */
export function rowOrder(question: Question): (a: AnswerRow, b: AnswerRow) => number {
  const order = orderOf(question);
  if (order === null) return () => 0;
  const sign = order.descending ? -1 : 1;
  const cuts: readonly string[] = question.by;
  const cut = cuts.indexOf(order.by);
  const ids: readonly string[] = question.measures;
  const measure = ids.indexOf(order.by);
  return (a, b) => {
    const first =
      cut >= 0
        ? compareKnown(a.at[cut] ?? null, b.at[cut] ?? null, (x, y) => sign * compareNames(x, y))
        : compareKnown(
            sizeOf(a.values[measure]),
            sizeOf(b.values[measure]),
            (x, y) => sign * (x - y),
          );
    return first || compareAt(a, b);
  };
}

export interface ChangedRow extends Pick<AnswerRow, "at"> {
  readonly now: readonly AnswerValue[];
  readonly before: readonly AnswerValue[];
}

function changeSize({ now, before }: ChangedRow): number | null {
  const [a, b] = [sizeOf(now[0]), sizeOf(before[0])];
  return a === null || b === null ? null : Math.abs(a - b);
}

/** How rows follow each other by how much their first measure changed, up or down alike. */
export function changeOrder(descending: boolean): (a: ChangedRow, b: ChangedRow) => number {
  const sign = descending ? -1 : 1;
  return (a, b) =>
    compareKnown(changeSize(a), changeSize(b), (x, y) => sign * (x - y)) || compareAt(a, b);
}
