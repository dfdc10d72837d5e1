import type { PriceBook } from "../../pricing/book.ts";
import type { Answer, AnswerRow } from "../../wire/answer.ts";
import { DIMENSIONS } from "./dimensions.ts";
import { type FactKind, MEASURES } from "./measures.ts";
import { type ChangedRow, changeOrder, rowOrder } from "./order-rows.ts";
import { CHANGE, type Question } from "./question.ts";
import {
  keyOf,
  type Place,
  type QuestionFacts,
  Slice,
  type Sliced,
  sliceFacts,
} from "./slice-facts.ts";

export type AnswerBody = Pick<Answer, "rows" | "rest" | "total">;

/** The kinds of cells that a question needs. */
export const factsNeeded = ({ measures }: Question): ReadonlySet<FactKind> =>
  new Set(MEASURES.filter(({ id }) => measures.includes(id)).map(({ facts }) => facts));

const rowOf = (question: Question, { slices }: Sliced, at: Place): AnswerRow => ({
  at,
  values: (slices.get(keyOf(at)) ?? new Slice(at)).values(question),
});

/** The rows at these places, in their order; what lies elsewhere is summed to the rest. */
function bodyAt(question: Question, sliced: Sliced, places: readonly Place[]): AnswerBody {
  const shown = new Set(places.map(keyOf));
  const left = [...sliced.slices.keys()].filter((key) => !shown.has(key)).length;
  const rest = new Slice([]);
  if (left > 0) for (const { key, addTo } of sliced.steps) if (!shown.has(key)) addTo(rest);
  return {
    rows: question.by.length === 0 ? [] : places.map((at) => rowOf(question, sliced, at)),
    rest: left === 0 ? null : { rows: left, values: rest.values(question) },
    total: sliced.total.values(question),
  };
}

function placesOf(question: Question, { slices }: Sliced): readonly Place[] {
  if (question.by.length === 0) return [[]];
  const rows = [...slices.values()].map((slice) => ({
    at: slice.at,
    values: slice.values(question),
  }));
  return rows
    .sort(rowOrder(question))
    .slice(0, question.limit ?? rows.length)
    .map(({ at }) => at);
}

/** The places of either period, by how much they changed. */
function placesByChange(question: Question, now: Sliced, before: Sliced): readonly Place[] {
  const places = new Map([...now.slices, ...before.slices].map(([key, { at }]) => [key, at]));
  const rows = [...places.values()].map(
    (at): ChangedRow => ({
      at,
      now: rowOf(question, now, at).values,
      before: rowOf(question, before, at).values,
    }),
  );
  return rows
    .sort(changeOrder(question.order?.descending ?? true))
    .slice(0, question.limit ?? rows.length)
    .map(({ at }) => at);
}

/**
 * The rows of an answer. Every cell lands in exactly one row, and in the total; rows beyond the limit are summed to the
 * rest. Measures that add up do so to the picodollar.
 */
export function answerRows(book: PriceBook, question: Question, facts: QuestionFacts): AnswerBody {
  const sliced = sliceFacts(book, question, { facts, keepsSteps: question.limit !== null });
  return bodyAt(question, sliced, placesOf(question, sliced));
}

interface BothPeriods<T> {
  readonly now: T;
  readonly before: T;
}

/**
 * The same for a period and the one before it. Where no cut is by time, both have the same rows, and what only the
 * period before had is in its rest, or a row of both where they are ordered by how much they changed.
 */
export function answerBothPeriods(
  book: PriceBook,
  question: Question,
  facts: BothPeriods<QuestionFacts>,
): BothPeriods<AnswerBody> {
  if (DIMENSIONS.some(({ id, isTime }) => isTime && question.by.includes(id))) {
    return {
      now: answerRows(book, question, facts.now),
      before: answerRows(book, question, facts.before),
    };
  }
  const now = sliceFacts(book, question, { facts: facts.now, keepsSteps: true });
  const before = sliceFacts(book, question, { facts: facts.before, keepsSteps: true });
  const places =
    question.order?.by === CHANGE ? placesByChange(question, now, before) : placesOf(question, now);
  return { now: bodyAt(question, now, places), before: bodyAt(question, before, places) };
}
