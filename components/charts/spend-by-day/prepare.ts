import { exactUsd, type Picodollars, ZERO_USD } from "../../../lib/core/money.ts";
import type { DaySpend } from "../../../lib/wire/overview.ts";
import { formatDay, formatDayRange } from "../../format/moment.ts";
import { formatUsd } from "../../format/money.ts";
import { UNKNOWN } from "../../format/number-text.ts";
import { formatCounted, formatShare } from "../../format/quantity.ts";
import type { ChartCell, ChartTable } from "../kit/chart-model.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { breakWords } from "../kit/time-slots.ts";
import { axisUsd, drawnUsd, sumUsd } from "../kit/usd-sum.ts";
import { type BucketedSpend, bucketSpend, type FullDays, type TierSeries } from "./bucket-spend.ts";
import type { SpendByDayModel, SpendPoint, SpendSeries } from "./spend-model.ts";

export interface SpendByDayData {
  /** In time order; days without records are left out. */
  readonly days: readonly DaySpend[];
  readonly zone: string;
  /** Absent: every day is there in full. */
  readonly full?: FullDays;
  /** Records of the period that name no time: they have no day. */
  readonly undated?: number;
}

const NOTHING = { text: UNKNOWN, exact: "" };
const TITLE = "Spend per day, by tier served";
const HEIGHT = 320;
const X_TICKS = 8;

type Bucket = BucketedSpend["buckets"][number];

const shown = (amount: Picodollars): string => formatUsd(exactUsd(amount));
const spentOn = ({ bySeries }: Bucket, id: string): Picodollars => bySeries.get(id) ?? ZERO_USD;
const totalOf = ({ bySeries }: Bucket): Picodollars => sumUsd(bySeries.values());

/** Why a bucket has no amount; `null` where it has one, be it zero. */
function wordless({ records, priced }: Bucket): string | null {
  if (records === 0) return "no records";
  return priced ? null : "no record with a price";
}

function bucketLabel({ start, end, isBreak }: Bucket, { step }: BucketedSpend): string {
  if (isBreak) return formatDayRange(start, end);
  if (step === "day") return formatDay(start);
  if (step === "month") return formatDay(start).replace(/^\d+ /, "");
  return formatDayRange(start, end);
}

/** A tick names its year where that of the tick before it differs. */
function tickLabel(
  start: string,
  before: string | undefined,
  { step, first, last }: BucketedSpend,
) {
  if (step === "day" || step === "week") {
    const oneYear = first?.slice(0, 4) === last?.slice(0, 4);
    const known = oneYear || before?.slice(0, 4) === start.slice(0, 4);
    return formatDay(start, { year: !known });
  }
  if (step === "month" || step === "quarter") return formatDay(start).replace(/^\d+ /, "");
  return start.slice(0, 4);
}

function xTicks(bucketed: BucketedSpend): SpendByDayModel["xTicks"] {
  const starts = bucketed.buckets.filter(({ isBreak }) => !isBreak).map(({ start }) => start);
  const stride = Math.max(1, Math.ceil(starts.length / X_TICKS));
  const ticks = starts.filter((_, index) => index % stride === 0);
  return ticks.map((at, index) => ({ at, label: tickLabel(at, ticks[index - 1], bucketed) }));
}

function toSeries(series: TierSeries, all: Picodollars): SpendSeries {
  const { id, name, tier, looksLike, total } = series;
  const share = formatShare(drawnUsd(total), drawnUsd(all));
  return { id, name, tier, looksLike, total: shown(total), exactTotal: exactUsd(total), share };
}

function toPoint(bucket: Bucket, bucketed: BucketedSpend): SpendPoint {
  const spent = bucketed.series.filter(({ id }) => spentOn(bucket, id) !== ZERO_USD);
  return {
    key: bucket.start,
    lastDay: bucket.end,
    label: bucketLabel(bucket, bucketed),
    unfinished: bucket.unfinished,
    isBreak: bucket.isBreak,
    total: wordless(bucket) ?? atLeast(bucket, shown(totalOf(bucket))),
    parts: spent.map(({ id }) => ({ seriesId: id, text: shown(spentOn(bucket, id)) })),
    drawn: Object.fromEntries(spent.map(({ id }) => [id, drawnUsd(spentOn(bucket, id))])),
  };
}

/** Records without a price could only raise the sum. */
const atLeast = ({ unpricedRecords }: Bucket, sum: string): string =>
  unpricedRecords > 0 ? `\u2265\u00a0${sum}` : sum;

function timeCell({ start, end, unfinished, isBreak }: Bucket): ChartCell {
  if (isBreak) return { text: formatDayRange(start, end), exact: `${start}/${end}` };
  return { text: `${formatDay(start)}${unfinished ? " (unfinished)" : ""}`, exact: start };
}

function toTable({ series, buckets, step }: BucketedSpend): ChartTable {
  const cell = (amount: Picodollars) => ({ text: shown(amount), exact: exactUsd(amount) });
  return {
    columns: [
      { label: step === "day" ? "Day" : `First day of the ${step}`, numeric: false },
      ...series.map(({ name }) => ({ label: `${name}, USD`, numeric: true })),
      { label: "Total, USD", numeric: true },
    ],
    rows: buckets.map((bucket) => [
      timeCell(bucket),
      ...series.map(({ id }) => (bucket.priced ? cell(spentOn(bucket, id)) : NOTHING)),
      bucket.priced
        ? { ...cell(totalOf(bucket)), text: atLeast(bucket, shown(totalOf(bucket))) }
        : { text: wordless(bucket) ?? "", exact: "" },
    ]),
  };
}

function summarise(bucketed: BucketedSpend, points: readonly SpendPoint[], zone: string): string {
  const { total, series, first, last, buckets } = bucketed;
  const heights = buckets.map((bucket) => drawnUsd(totalOf(bucket)));
  const highest = points[heights.indexOf(Math.max(...heights))];
  const largest = [...series].sort((a, b) => Number(b.total - a.total))[0];
  if (!highest || !largest || first === null || last === null) return "";
  const share = formatShare(drawnUsd(largest.total), drawnUsd(total));
  const isBound = buckets.some(({ unpricedRecords }) => unpricedRecords > 0);
  const sum = `${isBound ? "At least " : ""}${shown(total)} ${first === last ? "on" : "from"} ${formatDayRange(first, last)} (${zone}), ${share} of it at ${largest.name}.`;
  if (buckets.length === 1) return sum;
  const label = highest.unfinished ? `${highest.label}, unfinished` : highest.label;
  return `${sum} Most in one ${bucketed.step}: ${highest.total} (${label}).`;
}

function nothingWords({ buckets }: BucketedSpend): string {
  if (buckets.length > 0 && buckets.every(({ priced }) => !priced)) {
    return "No record of this period has a price.";
  }
  return buckets.some(({ unpricedRecords }) => unpricedRecords > 0)
    ? "No record with a price cost anything in this period; others have no price."
    : "Nothing was spent in this period.";
}

function noteOf({ step, merged, buckets }: BucketedSpend, undated: number): string | null {
  const notes = [
    breakWords(
      buckets.map(({ start, end, isBreak }) => ({ isBreak, firstDay: start, lastDay: end })),
    ),
    step === "day" ? null : `Too many days to draw one by one: summed by ${step}.`,
    merged === 0 ? null : `${merged} smaller tiers are drawn together.`,
    undated === 0
      ? null
      : `${formatCounted(undated, "record names", "records name")} no time and cannot be drawn.`,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(" ");
}

const ALL_FULL: FullDays = { first: null, last: null };

/** Spend per tier and calendar bucket, at most 400 bars; sums are exact, empty buckets are gaps. */
export function prepareSpendByDay(data: SpendByDayData): SpendByDayModel {
  const { days, zone, full = ALL_FULL, undated = 0 } = data;
  const bucketed = bucketSpend(days, full);
  const { series, buckets, total, step } = bucketed;
  const points = buckets.map((bucket) => toPoint(bucket, bucketed));
  let highest = 0;
  for (const { bySeries } of buckets)
    highest = Math.max(highest, drawnUsd(sumUsd(bySeries.values())));
  const { top, ticks } = niceTicks(highest);
  return {
    title: step === "day" ? TITLE : TITLE.replace("day", step),
    summary: series.length === 0 ? nothingWords(bucketed) : summarise(bucketed, points, zone),
    note: noteOf(bucketed, undated),
    height: HEIGHT,
    kind: "bars",
    marks: points.reduce((sum, { parts }) => sum + parts.length, 0),
    key: series.map(({ name, looksLike, total: sum }) => ({
      label: `${name} ${shown(sum)}`,
      looksLike,
      look: "solid",
    })),
    table: toTable(bucketed),
    step,
    series: series.map((one) => toSeries(one, total)),
    points,
    yTop: top,
    yTicks: ticks.map((at) => ({ at, label: axisUsd(at) })),
    xTicks: xTicks(bucketed),
  };
}
