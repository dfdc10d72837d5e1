import type { DimensionId } from "../../lib/analytics/query/dimensions.ts";
import type { MeasureId } from "../../lib/analytics/query/measures.ts";
import type { CHANGE } from "../../lib/analytics/query/question.ts";
import { US_PER_DAY } from "../../lib/core/time.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { API } from "../../lib/wire/paths.ts";
import { filterQuery } from "../filters/filter-query.ts";

/** A question as a chart or a figure puts it; the page adds its filters. `time`: by the step that suits the period. */
export interface Ask {
  readonly measures: readonly MeasureId[];
  readonly by?: readonly (DimensionId | "time")[];
  readonly order?: `${"" | "-"}${MeasureId | DimensionId | typeof CHANGE}`;
  readonly limit?: number;
  /** Whether the period before is asked about too, where the period has one. */
  readonly compare?: boolean;
}

export const TIME_STEPS = ["hour", "day", "week", "month"] as const;
export type TimeStep = (typeof TIME_STEPS)[number];

/** The most days for which each step stays readable in a chart. */
const LONGEST_DAYS: Readonly<Record<TimeStep, number>> = {
  hour: 3,
  day: 100,
  week: 700,
  month: Number.POSITIVE_INFINITY,
};

type Span = Pick<PageFrame, "dataFromUs" | "dataToUs" | "nowUs">;

/** How many days the page covers: those of the period, where it is open those of the records. */
export function daysCovered({ fromUs, toUs }: AppliedFilters, span: Span): number {
  const from = Math.max(fromUs ?? 0, span.dataFromUs ?? span.nowUs);
  const to = Math.min(toUs ?? span.nowUs, span.dataToUs ?? span.nowUs);
  return Math.max(0, to - from) / US_PER_DAY;
}

/** The finest step in which the period can be read, or the one wished for if that can be drawn at all. */
export function timeStep(
  filters: AppliedFilters,
  span: Span,
  wish: TimeStep | null = null,
): TimeStep {
  const days = daysCovered(filters, span);
  const isReadable = (step: TimeStep, slack: number) => days <= LONGEST_DAYS[step] * slack;
  if (wish !== null && isReadable(wish, 12)) return wish;
  return TIME_STEPS.find((step) => isReadable(step, 1)) ?? "month";
}

/** The address that answers a question under the filters. */
export function askPath(ask: Ask, filters: AppliedFilters, step: TimeStep): string {
  const query = filterQuery(filters);
  query.set("measure", ask.measures.join(","));
  const by = (ask.by ?? []).map((id) => (id === "time" ? step : id));
  if (by.length > 0) query.set("by", by.join(","));
  if (ask.order) query.set("order", ask.order);
  if (ask.limit !== undefined) query.set("limit", String(ask.limit));
  if (ask.compare && filters.fromUs !== null) query.set("compare", "previous");
  return `${API.query}?${query}`;
}
