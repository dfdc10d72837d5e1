import type { PriceBook } from "../../pricing/book.ts";
import type { AnswerValue } from "../../wire/answer.ts";
import type { CostCell } from "../cost-cell.ts";
import { judgeMoves, type PricedCell } from "../judge-moves.ts";
import type { OperationCell } from "../operation-cell.ts";
import { priceCell, priceServed } from "../price-cell.ts";
import type { SpeedCell } from "../speed-cell.ts";
import { waterfallOf } from "../waterfall.ts";
import { DIMENSIONS, type Dimension, type DimensionValue } from "./dimensions.ts";
import { OPERATION_MEASURES } from "./operation-measures.ts";
import { OperationSum, perHourOf } from "./operation-sum.ts";
import type { HourlyOperations } from "./place-hours.ts";
import type { Question } from "./question.ts";
import { SPEED_MEASURES } from "./speed-measures.ts";
import { SpeedSum } from "./speed-sum.ts";
import { USAGE_MEASURES } from "./usage-measures.ts";
import { type UsageNeeds, usageNeeds } from "./usage-needs.ts";
import { type CellFindings, UsageSum } from "./usage-sum.ts";

/** The cells of every kind that the question's measures are read from; the others are empty. */
export interface QuestionFacts {
  readonly usage: readonly CostCell[];
  readonly operations: readonly OperationCell[];
  readonly speed: readonly SpeedCell[];
  /** The operations once more, hour by hour of UTC, where a measure needs to know how refusals cluster. */
  readonly hourly?: readonly HourlyOperations[];
}

const NOTHING_FOUND: CellFindings = { saves: 0n, waterfall: null };

export type Place = readonly DimensionValue[];

/** Two places with the same text are the same. */
export const keyOf = (at: Place): string => JSON.stringify(at);

/** All that lies at one place of the question's cuts. */
export class Slice {
  readonly at: Place;
  readonly usage = new UsageSum();
  readonly operations = new OperationSum();
  readonly speed = new SpeedSum();

  constructor(at: Place) {
    this.at = at;
  }

  private read(id: string): AnswerValue {
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
  readonly at: Place;
  readonly addTo: (slice: Slice) => void;
}

/** The cells with their prices at the tier served alone. */
function* servedAdditions(
  book: PriceBook,
  cuts: readonly Dimension[],
  cells: readonly CostCell[],
): Generator<Addition> {
  for (const cell of cells) {
    const served = priceServed(book, cell);
    const price = served.kind === "unpriced" ? served : { ...served, at: null };
    yield {
      at: cuts.map(({ usage }) => usage?.read(cell, price) ?? null),
      addTo: (slice) => slice.usage.add(cell, price, NOTHING_FOUND),
    };
  }
}

function* usageAdditions(
  book: PriceBook,
  { cuts, needs }: { readonly cuts: readonly Dimension[]; readonly needs: UsageNeeds },
  cells: readonly CostCell[],
): Generator<Addition> {
  const priced: PricedCell[] = cells.map((cell) => ({ cell, price: priceCell(book, cell) }));
  const moves = needs.moves ? judgeMoves(priced) : [];
  for (const [place, { cell, price }] of priced.entries()) {
    const saves = moves[place]?.saves ?? 0n;
    const waterfall =
      needs.steps && price.kind === "priced" ? waterfallOf(book, cell, price) : null;
    yield {
      at: cuts.map(({ usage }) => usage?.read(cell, price) ?? null),
      addTo: (slice) => slice.usage.add(cell, price, { saves, waterfall }),
    };
  }
}

export const cutsOf = ({ by }: Question): readonly Dimension[] =>
  by.flatMap((id) => DIMENSIONS.filter((dimension) => dimension.id === id));

function* additions(book: PriceBook, question: Question, facts: QuestionFacts) {
  const cuts = cutsOf(question);
  const needs = usageNeeds(question);
  yield* needs.otherTiers
    ? usageAdditions(book, { cuts, needs }, facts.usage)
    : servedAdditions(book, cuts, facts.usage);
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
  { slices, total }: Pick<Sliced, "slices" | "total">,
): void {
  const cuts = cutsOf(question);
  for (const { hours, cell } of hourly) {
    const at = cuts.map(({ operations }) => operations?.read(cell) ?? null);
    slices.get(keyOf(at))?.operations.addHours(hours);
    total.operations.addHours(hours);
  }
  const place = cuts.findIndex(({ isTime }) => isTime);
  if (place < 0) return;
  const stretches = new Map<string, OperationSum[]>();
  for (const { at, operations } of slices.values()) {
    const key = keyOf(at.toSpliced(place, 1));
    stretches.set(key, [...(stretches.get(key) ?? []), operations]);
  }
  for (const stretch of stretches.values()) {
    const perHour = perHourOf(stretch);
    for (const sum of stretch) sum.perHour = perHour;
  }
}

export interface Sliced {
  readonly slices: ReadonlyMap<string, Slice>;
  readonly total: Slice;
  /** Each step once more, by its slice's key, so that some slices can be summed to one; empty where none will be. */
  readonly steps: readonly { readonly key: string; readonly addTo: Addition["addTo"] }[];
}

/** Every cell in the one slice where it lies, and in the total. */
export function sliceFacts(
  book: PriceBook,
  question: Question,
  { facts, keepsSteps }: { readonly facts: QuestionFacts; readonly keepsSteps: boolean },
): Sliced {
  const slices = new Map<string, Slice>();
  const total = new Slice([]);
  const steps: { key: string; addTo: Addition["addTo"] }[] = [];
  for (const { at, addTo } of additions(book, question, facts)) {
    const key = keyOf(at);
    const slice = slices.get(key) ?? new Slice(at);
    slices.set(key, slice);
    addTo(slice);
    addTo(total);
    if (keepsSteps) steps.push({ key, addTo });
  }
  addHours(question, facts.hourly ?? [], { slices, total });
  return { slices, total, steps };
}
