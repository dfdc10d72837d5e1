import type { Answer, AnswerRow } from "../../../lib/wire/answer.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { causeStyle } from "../../causes/cause-style.ts";
import { UNKNOWN } from "../../format/number-text.ts";
import { formatCount, formatCounted, formatShare } from "../../format/quantity.ts";
import { CHART_CAPS } from "../kit/chart-caps.ts";
import type { ChartCell, ChartTable } from "../kit/chart-model.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { breakWords, slotTicks, type TimeSlot, timeSlots } from "../kit/time-slots.ts";
import { ASKED_CAUSES, FIRST_CAUSE } from "./ask.ts";
import type { CausePoint, CauseSeries, RefusalsByCauseModel } from "./model.ts";

const TITLE = "Refused first attempts, by cause";
const HEIGHT = 320;
const LOW = 1;
const HIGH = 2;
const SHARE = 3;

/** What a slot holds: its row, or nothing. */
interface Place {
  readonly slot: TimeSlot;
  readonly row: AnswerRow | null;
}

const amountAt = (row: Pick<AnswerRow, "values"> | null, place: number): number | null => {
  const amount = row?.values[place]?.amount ?? null;
  return amount === null ? null : Number(amount);
};

const percent = (share: number | null): string =>
  share === null ? UNKNOWN : formatShare(share, 1);

const causeAt = (row: Pick<AnswerRow, "values"> | null, series: number): number =>
  amountAt(row, FIRST_CAUSE + series) ?? 0;

/** The causes that occur; the others would be empty entries of a key. */
function seriesOf(places: readonly Place[], total: Answer["total"]): readonly CauseSeries[] {
  return ASKED_CAUSES.flatMap((cause, series) => {
    if (!places.some(({ row }) => causeAt(row, series) > 0)) return [];
    const { name, colour, hatched } = causeStyle(cause);
    const share = percent(causeAt({ values: total }, series));
    return [{ id: `s${series}`, cause, name, colour, hatched, share, isApart: cause === "quota" }];
  });
}

function intervalWords(row: AnswerRow | null): string {
  const [low, high] = [amountAt(row, LOW), amountAt(row, HIGH)];
  return low === null || high === null ? "" : ` (${percent(low)} to ${percent(high)}, 90 %)`;
}

function pointOf({ slot, row }: Place, series: readonly CauseSeries[]): CausePoint {
  const label = slot.unfinished ? `${slot.label}, unfinished` : slot.label;
  const share = amountAt(row, SHARE);
  const [low, high] = [amountAt(row, LOW), amountAt(row, HIGH)];
  const parts = series.flatMap(({ id }) => {
    const part = causeAt(row, Number(id.slice(1)));
    return part > 0 ? [{ id, part }] : [];
  });
  return {
    key: slot.key,
    label,
    firstDay: slot.firstDay,
    lastDay: slot.lastDay,
    unfinished: slot.unfinished,
    isBreak: slot.isBreak,
    total: row
      ? `${percent(share)}${intervalWords(row)} of ${formatCount(amountAt(row, 0))}`
      : "nothing was recorded",
    parts: parts.map(({ id, part }) => ({ id, text: percent(part) })),
    drawn: Object.fromEntries(parts.map(({ id, part }) => [id, part * 100])),
    cap: share === null ? null : 0,
    middle: share === null ? null : share * 100,
    spread:
      share === null || low === null || high === null
        ? null
        : [(share - low) * 100, (high - share) * 100],
  };
}

const shareCell = (share: number | null): ChartCell => ({
  text: percent(share),
  exact: share === null ? "" : String(share),
});

function tableOf(places: readonly Place[]): ChartTable {
  return {
    columns: [
      { label: "From", numeric: false },
      { label: "First attempts", numeric: true },
      { label: "Refused for want of room", numeric: true },
      { label: "Low (90 %)", numeric: true },
      { label: "High (90 %)", numeric: true },
      ...ASKED_CAUSES.map((cause) => ({ label: causeStyle(cause).name, numeric: true })),
    ],
    rows: places.flatMap(({ slot, row }) => {
      if (row === null) return [];
      const count = amountAt(row, 0);
      return [
        [
          { text: slot.label, exact: slot.key },
          { text: formatCount(count), exact: String(count ?? "") },
          ...[SHARE, LOW, HIGH].map((place) => shareCell(amountAt(row, place))),
          ...ASKED_CAUSES.map((_, series) => shareCell(amountAt(row, FIRST_CAUSE + series))),
        ],
      ];
    }),
  };
}

function summarise(total: Answer["total"], series: readonly CauseSeries[]): string {
  const operations = amountAt({ values: total }, 0) ?? 0;
  if (operations === 0) return "No operation was begun in this period.";
  const share = percent(amountAt({ values: total }, SHARE));
  const causes = series.filter(({ isApart }) => !isApart);
  const parts = causes.map(({ name, share: of }) => `${name} ${of}`).join(", ");
  const quota = series.find(({ isApart }) => isApart);
  const apart = quota ? ` Quota, a billing state, stands apart: ${quota.share}.` : "";
  const said = parts === "" ? "" : `: ${parts}`;
  return `${share} of ${formatCounted(operations, "first attempt")} met a 429 for want of room${said}.${apart}`;
}

const reachOf = ({ middle, spread }: CausePoint): number => (middle ?? 0) + (spread?.[1] ?? 0);

/** Highest that is drawn: the stacks, and intervals as far as twice that. */
function topOf(points: readonly CausePoint[]): number {
  const stack = Math.max(
    0,
    ...points.flatMap(({ middle, drawn }) => [
      middle ?? 0,
      drawn[`s${ASKED_CAUSES.length - 1}`] ?? 0,
    ]),
  );
  const reach = Math.max(0, ...points.map(reachOf));
  return Math.min(100, Math.max(stack * 1.05, Math.min(reach, stack * 2)));
}

/** A whisker that reaches over the axis ends there. */
function cutTo(top: number, point: CausePoint): CausePoint {
  const { middle, spread } = point;
  if (middle === null || spread === null || reachOf(point) <= top) return point;
  return { ...point, spread: [spread[0], top - middle] };
}

interface Drawn {
  readonly points: readonly CausePoint[];
  readonly drawsIntervals: boolean;
  readonly top: number;
}

function noteOf(answer: Answer | undefined, { points, drawsIntervals, top }: Drawn): string | null {
  const undated = (answer?.rows ?? []).find(({ at }) => typeof at[0] !== "number");
  const isCut = points.some((point) => reachOf(point) > top);
  const notes = [
    drawsIntervals
      ? `Whiskers are 90\u00a0% intervals of the sum without quota${isCut ? "; some reach beyond the axis" : ""}.`
      : null,
    breakWords(points),
    undated
      ? `${formatCounted(amountAt(undated, 0) ?? 0, "operation")} without a time cannot be drawn.`
      : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : notes.join(" ");
}

/** First attempts refused for want of room over time, stacked by cause; quota, which is a billing state, beside the stack. */
export function prepareRefusalsByCause(data: AnswerData): RefusalsByCauseModel {
  const [answer] = data.answers;
  const rows = new Map(
    (answer?.rows ?? []).flatMap((row) =>
      typeof row.at[0] === "number" ? [[row.at[0], row] as const] : [],
    ),
  );
  const axis = { step: data.step, zone: data.filters.zone, nowUs: data.nowUs };
  const places = timeSlots([...rows.keys()], axis).map((slot) => ({
    slot,
    row: slot.startUs === null ? null : (rows.get(slot.startUs) ?? null),
  }));
  const series = seriesOf(places, answer?.total ?? []);
  const points = places.map((place) => pointOf(place, series));
  const bars = points.reduce((sum, { parts }) => sum + parts.length, 0);
  const drawsIntervals = bars > 0 && bars + points.length <= CHART_CAPS.bars;
  const { top, ticks } = niceTicks(topOf(points));
  return {
    title: TITLE,
    summary: summarise(answer?.total ?? [], series),
    note: noteOf(answer, { points, drawsIntervals, top }),
    height: HEIGHT,
    kind: "bars",
    marks: bars + (drawsIntervals ? points.length : 0),
    key: series.map(({ name, colour, hatched }) => ({
      label: name,
      looksLike: null,
      look: "solid",
      colour,
      hatched,
    })),
    table: tableOf(places),
    ...{ series, drawsIntervals, top, points: points.map((point) => cutTo(top, point)) },
    yTicks: ticks.map((at) => ({ at, label: `${at}\u00a0%` })),
    xTicks: slotTicks(places.map(({ slot }) => slot)),
  };
}
