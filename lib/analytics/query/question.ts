import { FILTER_PARAMETERS } from "../../core/list-filters.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import { readOverviewFilters } from "../overview-filters.ts";
import { DIMENSIONS, type DimensionId } from "./dimensions.ts";
import { MEASURES, type MeasureId } from "./measures.ts";

/** Measures, cut by dimensions, under filters. */
export interface Question {
  readonly measures: readonly MeasureId[];
  /** None: the whole. At most one is a time. */
  readonly by: readonly DimensionId[];
  readonly order: Order | null;
  /** So many rows, the others summed to one; `null`: all. */
  readonly limit: number | null;
  /** Whether the same is asked of the period before. */
  readonly compare: boolean;
  readonly filters: AppliedFilters;
}

/** Orders rows by how much their first measure changed against the period before, up or down alike. */
export const CHANGE = "change";

export interface Order {
  readonly by: MeasureId | DimensionId | typeof CHANGE;
  readonly descending: boolean;
}

type Ignored = AppliedFilters["ignored"][number];

const MOST_MEASURES = 20;
const MOST_CUTS = 4;
const LARGEST_LIMIT = 10_000;
const QUESTION_PARAMETERS = ["measure", "by", "order", "limit", "compare"];

const measureIds = MEASURES.map(({ id }) => id);
const dimensionIds: readonly DimensionId[] = DIMENSIONS.map(({ id }) => id);

function readIds<I extends string>(
  params: URLSearchParams,
  { name, known, most }: { name: string; known: readonly I[]; most: number },
  ignored: Ignored[],
): I[] {
  const given = params.getAll(name).flatMap((value) => value.split(","));
  const found: I[] = [];
  for (const value of given) {
    const id = known.find((one) => one === value);
    if (id === undefined) {
      if (value !== "") ignored.push({ name, value, why: `expected some of ${known.join(", ")}` });
    } else if (found.length >= most) {
      ignored.push({ name, value, why: `at most ${most} are answered at once` });
    } else if (!found.includes(id)) found.push(id);
  }
  return found;
}

/** The cuts that go together with each other and with all measures. */
function readCuts(
  params: URLSearchParams,
  measures: readonly MeasureId[],
  ignored: Ignored[],
): DimensionId[] {
  const cuts: DimensionId[] = [];
  const facts = new Set(
    MEASURES.filter(({ id }) => measures.includes(id)).map(({ facts }) => facts),
  );
  for (const value of readIds(
    params,
    { name: "by", known: dimensionIds, most: MOST_CUTS },
    ignored,
  )) {
    const dimension = DIMENSIONS.find(({ id }) => id === value);
    const isSecondTime =
      dimension?.isTime && DIMENSIONS.some(({ id, isTime }) => isTime && cuts.includes(id));
    const without = MEASURES.find(
      ({ id, facts: kind }) =>
        measures.includes(id) && facts.has(kind) && dimension?.[kind] === null,
    );
    if (isSecondTime) ignored.push({ name: "by", value, why: "one cut by time at once" });
    else if (without)
      ignored.push({ name: "by", value, why: `${without.id} is not told apart by it` });
    else cuts.push(value);
  }
  return cuts;
}

function readOrder(
  params: URLSearchParams,
  columns: readonly Order["by"][],
  ignored: Ignored[],
): Order | null {
  const value = params.get("order");
  if (value === null || value === "") return null;
  const descending = value.startsWith("-");
  const by = columns.find((id) => id === value.replace(/^-/, ""));
  if (by) return { by, descending };
  const isChange = value.replace(/^-/, "") === CHANGE;
  const why = isChange
    ? "needs compare=previous and no cut by time"
    : `expected one of ${columns.join(", ")}, with "-" in front for the largest first`;
  ignored.push({ name: "order", value, why });
  return null;
}

function readLimit(params: URLSearchParams, ignored: Ignored[]): number | null {
  const value = params.get("limit");
  if (value === null || value === "") return null;
  const limit = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (limit >= 1 && limit <= LARGEST_LIMIT) return limit;
  ignored.push({ name: "limit", value, why: `expected a whole number from 1 to ${LARGEST_LIMIT}` });
  return null;
}

function readCompare(
  params: URLSearchParams,
  filters: AppliedFilters,
  ignored: Ignored[],
): boolean {
  const value = params.get("compare");
  if (value === null || value === "" || value === "none") return false;
  if (value !== "previous") {
    ignored.push({ name: "compare", value, why: "expected previous or none" });
    return false;
  }
  if (filters.fromUs !== null) return true;
  ignored.push({ name: "compare", value, why: "a period without a beginning has none before it" });
  return false;
}

/**
 * The question of a URL: `measure`, `by`, `order`, `limit`, `compare` and the filters of every page. What is not
 * understood is left out and listed in `filters.ignored`, with what is accepted; without measures it asks for `spend`.
 */
export function readQuestion(
  params: URLSearchParams,
  context: { readonly nowUs: number; readonly defaultZone: string },
): Question {
  const own = new Set(QUESTION_PARAMETERS);
  const rest = new URLSearchParams([...params].filter(([name]) => !own.has(name)));
  const filters = readOverviewFilters(rest, context);
  const ignored: Ignored[] = filters.ignored.map((one) =>
    one.why === "no such filter" ? { ...one, why: `expected one of ${ACCEPTED}` } : one,
  );
  const measures = readIds(
    params,
    { name: "measure", known: measureIds, most: MOST_MEASURES },
    ignored,
  );
  const asked: readonly MeasureId[] = measures.length === 0 ? ["spend"] : measures;
  const by = readCuts(params, asked, ignored);
  const compare = readCompare(params, filters, ignored);
  const isTimed = DIMENSIONS.some(({ id, isTime }) => isTime && by.includes(id));
  const changes: readonly Order["by"][] = compare && !isTimed ? [CHANGE] : [];
  return {
    measures: asked,
    by,
    order: readOrder(params, [...by, ...asked, ...changes], ignored),
    limit: readLimit(params, ignored),
    compare,
    filters: { ...filters, ignored },
  };
}

const ACCEPTED = [...QUESTION_PARAMETERS, ...FILTER_PARAMETERS].join(", ");
