import type { PriceBook } from "../../pricing/book.ts";
import type { Answer, AnswerRow, AnswerValue } from "../../wire/answer.ts";
import type { CostCell } from "../cost-cell.ts";
import { judgeMoves, type PricedCell } from "../judge-moves.ts";
import type { OperationCell } from "../operation-cell.ts";
import { priceCell } from "../price-cell.ts";
import type { SpeedCell } from "../speed-cell.ts";
import { waterfallOf } from "../waterfall.ts";
import { DIMENSIONS, type Dimension, type DimensionValue } from "./dimensions.ts";
import { type FactKind, MEASURES } from "./measures.ts";
import { OPERATION_MEASURES } from "./operation-measures.ts";
import { OperationSum, perHourOf } from "./operation-sum.ts";
import type { HourlyOperations } from "./place-hours.ts";
import type { Order, Question } from "./question.ts";
import { SPEED_MEASURES } from "./speed-measures.ts";
import { SpeedSum } from "./speed-sum.ts";
import { USAGE_MEASURES } from "./usage-measures.ts";
import { UsageSum } from "./usage-sum.ts";
import { isWaterfallMeasure } from "./waterfall-measures.ts";

/** The cells of every kind that the question's measures are read from; the others are empty. */
export interface QuestionFacts {
  readonly usage: readonly CostCell[];
  readonly operations: readonly OperationCell[];
  readonly speed: readonly SpeedCell[];
  /** The operations once more, hour by hour of UTC, where a measure needs to know how refusals cluster. */
  readonly hourly?: readonly HourlyOperations[];
}

class Slice {
  readonly at: readonly DimensionValue[];
  readonly usage = new UsageSum();
  readonly operations = new OperationSum();
  readonly speed = new SpeedSum();

  constructor(at: readonly DimensionValue[]) {
    this.at = at;
  }

  read(id: string): AnswerValue {
    const usage = USAGE_MEASURES.find((measure) => measure.id === id);
    if (usage) return usage.read(this.usage);
    const operation = OPERATION_MEASURES.find((measure) => measure.id === id);
    if (operation) return operation.read(this.operations);
    const speed = SPEED_MEASURES.find((measure) => measure.id === id);
    return speed ? speed.read(this.speed) : { amount: null };
  }

  values({ measures }: Question): AnswerValue[] {
    return measures.map((id) => this.read(id));
  }
}

/** One step that adds a cell to a slice, with the slice's place. */
interface Addition {
  readonly at: readonly DimensionValue[];
  readonly addTo: (slice: Slice) => void;
}

function* usageAdditions(
  book: PriceBook,
  { measures }: Question,
  cuts: readonly Dimension[],
  cells: readonly CostCell[],
): Generator<Addition> {
  const priced: PricedCell[] = cells.map((cell) => ({ cell, price: priceCell(book, cell) }));
  const moves = judgeMoves(priced);
  const asksSteps = measures.some(isWaterfallMeasure);
  for (const [place, { cell, price }] of priced.entries()) {
    const saves = moves[place]?.saves ?? 0n;
    const waterfall = asksSteps && price.kind === "priced" ? waterfallOf(book, cell, price) : null;
    yield {
      at: cuts.map(({ usage }) => usage?.read(cell, price) ?? null),
      addTo: (slice) => slice.usage.add(cell, price, { saves, waterfall }),
    };
  }
}

const cutsOf = ({ by }: Question): readonly Dimension[] =>
  by.flatMap((id) => DIMENSIONS.filter((dimension) => dimension.id === id));

function* additions(book: PriceBook, question: Question, facts: QuestionFacts) {
  const cuts = cutsOf(question);
  yield* usageAdditions(book, question, cuts, facts.usage);
  for (const cell of facts.operations) {
    const at = cuts.map(({ operations }) => operations?.read(cell) ?? null);
    yield { at, addTo: (slice: Slice) => slice.operations.add(cell) };
  }
  for (const cell of facts.speed) {
    if (cell.outcome !== "success") continue;
    const at = cuts.map(({ speed }) => speed?.read(cell) ?? null);
    yield { at, addTo: (slice: Slice) => slice.speed.add(cell) };
  }
}

/** Adds the hours of operations to their slices; slices that follow each other in time tell how they cluster. */
function addHours(
  question: Question,
  hourly: readonly HourlyOperations[],
  { slices, total }: { readonly slices: ReadonlyMap<string, Slice>; readonly total: Slice },
): void {
  const cuts = cutsOf(question);
  for (const { hour, cell } of hourly) {
    const at = cuts.map(({ operations }) => operations?.read(cell) ?? null);
    slices.get(JSON.stringify(at))?.operations.addHour(hour, cell);
    total.operations.addHour(hour, cell);
  }
  const place = cuts.findIndex(({ isTime }) => isTime);
  if (place < 0) return;
  const stretches = new Map<string, OperationSum[]>();
  for (const { at, operations } of slices.values()) {
    const key = JSON.stringify(at.toSpliced(place, 1));
    stretches.set(key, [...(stretches.get(key) ?? []), operations]);
  }
  for (const stretch of stretches.values()) {
    const perHour = perHourOf(stretch);
    for (const sum of stretch) sum.perHour = perHour;
  }
}

/** Compares what is known; what is not comes last, whichever way. */
function compareKnown<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compare(a, b);
}

const compareNames = (a: DimensionValue, b: DimensionValue): number =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");

function compareAt(a: AnswerRow, b: AnswerRow): number {
  for (const [place, value] of a.at.entries()) {
    const order = compareKnown(value, b.at[place] ?? null, compareNames);
    if (order !== 0) return order;
  }
  return 0;
}

/** Money is compared as a number: rows of equal cents may come in either order. */
const sizeOf = (value: AnswerValue | undefined): number | null =>
  value === undefined || value.amount === null ? null : Number(value.amount);

function comparison(
  { by, measures }: Question,
  order: Order,
): (a: AnswerRow, b: AnswerRow) => number {
  const sign = order.descending ? -1 : 1;
  const cuts: readonly string[] = by;
  const cut = cuts.indexOf(order.by);
  const ids: readonly string[] = measures;
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

/** Times in their order, else the largest of the first measure first. */
function orderOf({ by, measures, order }: Question): Order | null {
  if (order !== null) return order;
  const time = by.find((id) => DIMENSIONS.some((one) => one.id === id && one.isTime));
  if (time) return { by: time, descending: false };
  const [first] = measures;
  return first === undefined ? null : { by: first, descending: true };
}

/** The kinds of cells that a question needs. */
export const factsNeeded = ({ measures }: Question): ReadonlySet<FactKind> =>
  new Set(MEASURES.filter(({ id }) => measures.includes(id)).map(({ facts }) => facts));

/**
 * The rows of an answer. Every cell lands in exactly one row, and in the total; rows beyond the limit are summed to the
 * rest. Measures that add up do so to the picodollar.
 */
export function answerRows(
  book: PriceBook,
  question: Question,
  facts: QuestionFacts,
): Pick<Answer, "rows" | "rest" | "total"> {
  const slices = new Map<string, Slice>();
  const total = new Slice([]);
  const steps: { readonly slice: Slice; readonly addTo: Addition["addTo"] }[] = [];
  for (const { at, addTo } of additions(book, question, facts)) {
    const key = JSON.stringify(at);
    const slice = slices.get(key) ?? new Slice(at);
    slices.set(key, slice);
    addTo(slice);
    addTo(total);
    if (question.limit !== null) steps.push({ slice, addTo });
  }
  addHours(question, facts.hourly ?? [], { slices, total });
  const rows = [...slices.values()].map((slice) => ({
    slice,
    row: { at: slice.at, values: slice.values(question) },
  }));
  const order = orderOf(question);
  if (order) {
    const compare = comparison(question, order);
    rows.sort((a, b) => compare(a.row, b.row));
  }
  const shown = question.limit === null ? rows : rows.slice(0, question.limit);
  const left = new Set(rows.slice(shown.length).map(({ slice }) => slice));
  const rest = new Slice([]);
  for (const { slice, addTo } of steps) if (left.has(slice)) addTo(rest);
  return {
    rows: question.by.length === 0 ? [] : shown.map(({ row }) => row),
    rest: left.size === 0 ? null : { rows: left.size, values: rest.values(question) },
    total: total.values(question),
  };
}
