import {
  type CellFilter,
  type CellSplit,
  TIME_SPLITS,
  type TimeSplit,
} from "../../analytics/cost-cell.ts";
import type { OperationSplit } from "../../analytics/operation-cell.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { previousPeriod } from "../../analytics/previous-period.ts";
import { answerBothPeriods, answerRows, factsNeeded } from "../../analytics/query/answer-rows.ts";
import { MEASURES } from "../../analytics/query/measures.ts";
import { isClusteredMeasure } from "../../analytics/query/operation-measures.ts";
import { operationBasis } from "../../analytics/query/operation-sum.ts";
import { type HourlyOperations, placeHours } from "../../analytics/query/place-hours.ts";
import type { Question } from "../../analytics/query/question.ts";
import { cutsOf, type QuestionFacts } from "../../analytics/query/slice-facts.ts";
import { SPEED_BASIS } from "../../analytics/query/speed-sum.ts";
import { countedNames } from "../../analytics/query/usage-needs.ts";
import type { SpeedSplit } from "../../analytics/speed-cell.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { Answer } from "../../wire/answer.ts";
import type { AppliedFilters, DataOrigin } from "../../wire/overview.ts";
import type { Database } from "../database.ts";
import { type PriceFrame, priceFrameOf } from "../price-frame.ts";
import { hourlyOperations } from "./hourly-operations.ts";
import { operationCells } from "./operation-cells.ts";
import { NO_CELLS, rollupCells, USE_SPLITS } from "./rollup-cells.ts";
import { speedCells } from "./speed-cells.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

/** What usage must be told apart by: the cuts, and the uses where it is judged what would be cheaper. */
function usageSplits(question: Question): CellSplit[] {
  const cuts = cutsOf(question).flatMap(({ usage }) => usage?.split ?? []);
  const uses = question.measures.includes("available") ? USE_SPLITS : [];
  return [...new Set<CellSplit>([...cuts, ...uses])];
}

const operationCuts = (question: Question): OperationSplit[] =>
  cutsOf(question).flatMap(({ operations }) => operations?.split ?? []);

const operationSplits = (question: Question): OperationSplit[] => [
  ...new Set<OperationSplit>([...operationCuts(question), ...operationBasis(question.measures)]),
];

/** The operations of every hour of UTC by the question's other cuts, put where its cut by time has them. */
async function placedOperations(
  db: Database,
  question: Question,
  filter: CellFilter,
  frame: PriceFrame,
): Promise<readonly HourlyOperations[]> {
  const isTime = (split: string): split is TimeSplit => TIME_SPLITS.some((one) => one === split);
  const cuts = operationCuts(question);
  const splits = cuts.filter((split) => !isTime(split));
  const kinds = await hourlyOperations(db, { filter, splits }, frame);
  return placeHours(kinds, cuts.find(isTime) ?? null, filter.zone);
}

function speedSplits(question: Question): SpeedSplit[] {
  const cuts = cutsOf(question).flatMap(({ speed }) => speed?.split ?? []);
  return [...new Set<SpeedSplit>([...cuts, ...SPEED_BASIS])];
}

interface Asked {
  readonly question: Question;
  readonly filters: AppliedFilters;
  readonly shown: DataOrigin;
  readonly frame: PriceFrame;
}

async function factsFor(
  db: Database,
  { question, filters, shown, frame }: Asked,
): Promise<QuestionFacts> {
  const needed = factsNeeded(question);
  const filter = cellFilterOf(filters, shown);
  const counted = countedNames(question);
  const [usage, operations, speed, hourly] = await Promise.all([
    needed.has("usage")
      ? rollupCells(
          db,
          { filter, splits: usageSplits(question), ...(counted && { counted }) },
          frame,
        )
      : NO_CELLS,
    needed.has("operations")
      ? operationCells(db, { filter, splits: operationSplits(question) }, frame)
      : [],
    needed.has("speed") ? speedCells(db, { filter, splits: speedSplits(question) }, frame) : [],
    question.measures.some(isClusteredMeasure) ? placedOperations(db, question, filter, frame) : [],
  ]);
  return { usage: usage.cells, operations, speed, hourly };
}

/** The filters of the period before; `null` where this one has no beginning. */
function periodBefore(filters: AppliedFilters, nowUs: number): AppliedFilters | null {
  const { fromUs, zone } = filters;
  if (fromUs === null) return null;
  return { ...filters, ...previousPeriod({ fromUs, toUs: filters.toUs ?? nowUs }, zone) };
}

/** The answer to any question about the stored records, priced by this book. Exact at both ends of the period. */
export async function answerQuestion(
  db: Database,
  book: PriceBook,
  { question, nowUs }: { readonly question: Question; readonly nowUs: number },
): Promise<Answer> {
  const { filters } = question;
  const frame = priceFrameOf(book);
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const factsIn = (of: AppliedFilters) => factsFor(db, { question, filters: of, shown, frame });
  const past = question.compare ? periodBefore(filters, nowUs) : null;
  const facts = await factsIn(filters);
  const both =
    past && answerBothPeriods(book, question, { now: facts, before: await factsIn(past) });
  const { total, rows, rest } = both ? both.now : answerRows(book, question, facts);
  return {
    nowUs,
    filters,
    shown,
    measures: question.measures.flatMap((id) =>
      MEASURES.filter((measure) => measure.id === id).map(({ title, unit, better, adds, how }) => ({
        id,
        title,
        unit,
        better,
        adds,
        how,
      })),
    ),
    by: cutsOf(question).map(({ id, title, isTime }) => ({ id, title, isTime })),
    ...{ rows, rest, total },
    before: both && past && { ...pick(past), ...both.before },
  };
}

const pick = ({ fromUs, toUs }: AppliedFilters) => ({ fromUs: fromUs ?? 0, toUs: toUs ?? 0 });
