import { US_PER_MS } from "../../../lib/core/time.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import type { TimeStep } from "../../answers/ask.ts";
import { placeWords } from "../../answers/place-words.ts";
import { valueWords } from "../../answers/value-words.ts";
import { dayInZone, formatDay } from "../../format/moment.ts";
import { formatCounted } from "../../format/quantity.ts";
import { CHART_CAPS } from "../kit/chart-caps.ts";
import { type ChartTable, seriesId } from "../kit/chart-model.ts";
import { durationAxis } from "../kit/log-axis.ts";
import { isUnfinished, type TimeAxis, unfinishedId } from "../kit/time-slots.ts";
import { type FoundValues, foundValues } from "./found-values.ts";
import type { OverTimeModel, TierLine, TimePlace } from "./over-time-model.ts";

const HEIGHT = 320;
const X_TICKS = 7;
const HOUR_US = 3_600_000 * US_PER_MS;
const DAY_US = 24 * HOUR_US;

/** The longest that a step lasts: days that gain an hour, months of 31 days. */
const LONGEST_US: Readonly<Record<TimeStep, number>> = {
  hour: HOUR_US,
  day: 25 * HOUR_US,
  week: 7 * DAY_US + HOUR_US,
  month: 31 * DAY_US + HOUR_US,
};

const axisOf = ({ step, filters, nowUs }: AnswerData): TimeAxis => ({
  ...{ step, zone: filters.zone, nowUs },
});

/** The times with a place between those that a gap parts. */
function withGaps(times: readonly number[], step: TimeStep): { us: number; isGap: boolean }[] {
  return times.flatMap((us, place) => {
    const before = times[place - 1];
    const here = { us, isGap: false };
    if (before === undefined || us - before <= LONGEST_US[step]) return [here];
    return [{ us: before + (us - before) / 2, isGap: true }, here];
  });
}

function toPlaces(
  { times, tiers, valueAt }: FoundValues,
  { answers, step, nowUs, filters: { zone } }: AnswerData,
): TimePlace[] {
  const [answer] = answers;
  const [measure] = answer?.measures ?? [];
  const [column] = answer?.by ?? [];
  const slots = withGaps(times, step);
  const isOpen = (place: number): boolean => {
    const slot = slots[place];
    return slot !== undefined && !slot.isGap && isUnfinished(slot.us, { step, zone, nowUs });
  };
  const numberAt = (place: number, tier: string): number | null => {
    const slot = slots[place];
    const amount = slot && !slot.isGap ? valueAt(slot.us, tier)?.amount : null;
    return amount === null || amount === undefined ? null : Math.max(1, Number(amount));
  };
  return slots.map(({ us, isGap }, place) => {
    const known = tiers.flatMap((tier, index) => {
      const value = isGap ? undefined : valueAt(us, tier);
      return value && measure ? [{ id: seriesId(index), tier, value, measure }] : [];
    });
    const isAlone = (tier: string) =>
      numberAt(place - 1, tier) === null && numberAt(place + 1, tier) === null;
    const next = slots[place + 1]?.us ?? us + 1;
    const end = Math.min(next, us + LONGEST_US[step]);
    return {
      at: us / US_PER_MS,
      label:
        isGap || !column
          ? ""
          : `${placeWords(column, us, zone)}${isOpen(place) ? ", unfinished" : ""}`,
      firstDay: dayInZone(us, zone),
      lastDay: step === "hour" ? dayInZone(us, zone) : dayInZone(Math.max(us, end - 1), zone),
      drawn: Object.fromEntries(
        tiers.flatMap((tier, i) => {
          const ms = numberAt(place, tier);
          const closed: [string, number | null] = [seriesId(i), isOpen(place) ? null : ms];
          const toOpen = isOpen(place) || isOpen(place + 1);
          return toOpen ? [closed, [unfinishedId(seriesId(i)), ms] as const] : [closed];
        }),
      ),
      points: known.flatMap(({ id, tier, value }) =>
        value.isTooFew || isAlone(tier) ? [{ seriesId: id, isFew: value.isTooFew === true }] : [],
      ),
      texts: known.map(({ id, value, measure: of }) => ({
        seriesId: id,
        text: `${valueWords(of, value)}${value.isTooFew ? ", few calls" : ""}`,
      })),
    };
  });
}

function toTable(
  { times, tiers, valueAt }: FoundValues,
  { answers, filters }: AnswerData,
): ChartTable {
  const [answer] = answers;
  const [measure] = answer?.measures ?? [];
  const [column] = answer?.by ?? [];
  if (!measure || !column) return { columns: [{ label: "Time", numeric: false }], rows: [] };
  return {
    columns: [
      { label: column.title, numeric: false },
      ...tiers.map((tier) => ({ label: `${tier}, ${measure.title}`, numeric: true })),
    ],
    rows: times.slice(-CHART_CAPS.tableRows).map((us) => [
      { text: placeWords(column, us, filters.zone), exact: new Date(us / US_PER_MS).toISOString() },
      ...tiers.map((tier) => {
        const value = valueAt(us, tier);
        const few = value?.isTooFew ? " (few)" : "";
        const amount = value?.amount ?? null;
        return {
          text: `${valueWords(measure, value)}${few}`,
          exact: amount === null ? "" : String(amount),
        };
      }),
    ]),
  };
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};

/** The middle of a tier's values over the period, as words. */
function wholeOf({ times, valueAt }: FoundValues, { answers }: AnswerData, tier: string): string {
  const [measure] = answers[0]?.measures ?? [];
  const values = times.flatMap((us) => valueAt(us, tier)?.amount ?? []).map(Number);
  return measure ? valueWords(measure, { amount: median(values) }) : "";
}

function summarise(series: readonly TierLine[], data: AnswerData, { times }: FoundValues): string {
  const [measure] = data.answers[0]?.measures ?? [];
  if (!measure || series.length === 0) {
    const out = data.answers[0]?.total[0]?.leftOut ?? 0;
    return out > 0
      ? "None of the calls that succeeded says how long this took."
      : "No call of this period succeeded.";
  }
  const parts = series.map(({ tier, whole }) => `${tier} ${whole}`);
  const of = times.length === 1 ? `the one ${data.step}` : `the middle ${data.step}`;
  return `${measure.title} of ${of}: ${parts.join(", ")}.`;
}

function noteOf({ times, earlier, leftOut }: FoundValues, data: AnswerData): string | null {
  const [answer] = data.answers;
  const [total] = answer?.total ?? [];
  const last = times.at(-1);
  const notes = [
    earlier > 0 ? `${earlier} earlier times are too many to draw.` : null,
    leftOut > 0 ? `${formatCounted(leftOut, "tier")} with values at fewer times left out.` : null,
    answer?.rows.some(({ values }) => values[0]?.isTooFew)
      ? "Hollow points have too few calls to say much."
      : null,
    total?.leftOut && times.length > 0
      ? `${formatCounted(total.leftOut, "call")} without this duration ${total.leftOut === 1 ? "is" : "are"} left out.`
      : null,
    last !== undefined && isUnfinished(last, axisOf(data))
      ? `The last ${data.step} is unfinished.`
      : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(" ");
}

function xTicks(places: readonly TimePlace[], step: TimeStep): OverTimeModel["xTicks"] {
  const starts = places.filter(({ label }) => label !== "");
  const stride = Math.max(1, Math.ceil(starts.length / X_TICKS));
  const oneYear = places[0]?.firstDay.slice(0, 4) === places.at(-1)?.firstDay.slice(0, 4);
  return starts
    .filter((_, index) => index % stride === 0)
    .map(({ at, label, firstDay }) => {
      if (step === "hour") return { at, label: label.replace(/ \d{4},/, ",") };
      return { at, label: step === "month" ? label : formatDay(firstDay, { year: !oneYear }) };
    });
}

/** A quantile over time, one line per tier; gaps where nothing was measured, hollow points where few calls were, dots to what has not ended. */
export function prepareLatencyOverTime(data: AnswerData): OverTimeModel {
  const found = foundValues(data.answers[0]?.rows ?? []);
  const all = toPlaces(found, data);
  const places = all.slice(-Math.floor(CHART_CAPS.points / Math.max(2, found.tiers.length)));
  const series = found.tiers.map((tier, index) => ({
    id: seriesId(index),
    tier,
    whole: wholeOf(found, data, tier),
  }));
  const heights = places.flatMap(({ drawn }) => Object.values(drawn).filter((ms) => ms !== null));
  const [low, high] = heights.reduce(
    ([least, most], ms) => [Math.min(least, ms), Math.max(most, ms)],
    [Number.POSITIVE_INFINITY, 1],
  );
  const [from, to] = [places[0]?.at ?? 0, places.at(-1)?.at ?? 1];
  const [measure] = data.answers[0]?.measures ?? [];
  return {
    title: `${measure?.title ?? "Latency"} per ${data.step}, by tier served`,
    summary: summarise(series, data, found),
    note: noteOf(found, data),
    height: HEIGHT,
    kind: "points",
    marks: places.length * series.length,
    key: series.map(({ tier, whole }) => ({
      label: `${tier} ${whole}`,
      looksLike: tier,
      look: "line",
    })),
    table: toTable(found, data),
    series,
    hasUnfinished: found.times.some((us) => isUnfinished(us, axisOf(data))),
    places,
    ...(from === to ? { from: from - 1, to: to + 1 } : { from, to }),
    xTicks: xTicks(places, data.step),
    y: durationAxis(Math.min(low, high), high),
  };
}
