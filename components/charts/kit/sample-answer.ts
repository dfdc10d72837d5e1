import type { DimensionId } from "../../../lib/analytics/query/dimensions.ts";
import { DIMENSIONS } from "../../../lib/analytics/query/dimensions.ts";
import { MEASURES, type MeasureId } from "../../../lib/analytics/query/measures.ts";
import { type FilterLists, LIST_FILTERS } from "../../../lib/core/list-filters.ts";
import type { Answer, AnswerRow } from "../../../lib/wire/answer.ts";
import type { AppliedFilters } from "../../../lib/wire/overview.ts";
import type { AnswerData } from "../../answers/answer-data.ts";

interface SampleTable {
  readonly measures: readonly MeasureId[];
  readonly by: readonly DimensionId[];
  readonly rows: readonly (readonly [
    at: AnswerRow["at"],
    amounts: readonly (number | string | null)[],
  ])[];
  readonly total: readonly (number | string | null)[];
}

const LISTS = Object.fromEntries(
  LIST_FILTERS.map(({ key }) => [key, []]),
) as unknown as FilterLists; // every list is a key by construction

const FILTERS: AppliedFilters = {
  ...{ period: "all", fromUs: null, toUs: null, fromDay: null, toDay: null },
  ...{ zone: "UTC", prefer: "calls", data: null, exclude: {}, ignored: [], ...LISTS },
};

/** An answer made up for a chart's samples, as the vocabulary would word it. */
export function sampleAnswer({ measures, by, rows, total }: SampleTable, nowUs: number): Answer {
  const values = (amounts: SampleTable["total"]) => amounts.map((amount) => ({ amount }));
  return {
    ...{ nowUs, filters: FILTERS, shown: "own", rest: null, before: null },
    measures: measures.flatMap((id) => MEASURES.filter((measure) => measure.id === id)),
    by: by.flatMap((id) => DIMENSIONS.filter((dimension) => dimension.id === id)),
    rows: rows.map(([at, amounts]) => ({ at, values: values(amounts) })),
    total: values(total),
  };
}

/** The data of a chart that asks so many questions. */
export const sampleData = (answers: readonly Answer[], nowUs: number): AnswerData => ({
  ...{ answers, filters: FILTERS, step: "day", nowUs },
});
