import type { AnswerRow } from "../../../lib/wire/answer.ts";
import type { AnswerData } from "../../answers/answer-data.ts";
import { UNKNOWN } from "../../format/number-text.ts";
import { formatCount, formatCounted, formatShare } from "../../format/quantity.ts";
import { CHART_CAPS } from "./chart-caps.ts";
import type { ChartCell, ChartModel, ChartTable } from "./chart-model.ts";
import { largestTiers, leftOutWords } from "./largest-tiers.ts";
import { niceTicks } from "./nice-ticks.ts";
import { breakWords, slotTicks, type TimeSlot, timeSlots, unfinishedId } from "./time-slots.ts";

export interface TierLine {
  /** "s0", "s1", … */
  readonly id: string;
  readonly tier: string;
  /** Its share over the whole period. */
  readonly total: string;
}

export interface TierLinePoint {
  readonly key: string;
  readonly label: string;
  readonly firstDay: string;
  readonly lastDay: string;
  /** A long stretch in which nothing was recorded. */
  readonly isBreak: boolean;
  readonly rows: readonly { readonly id: string; readonly text: string }[];
  /**
   * Percent by series id; with "b" in place of "s" the two ends of its interval, with "u" the stretch to a place that has
   * not ended. A series without a value is absent.
   */
  readonly drawn: Readonly<Record<string, number | readonly [number, number]>>;
  /** Series that have a value here and none beside it: no line leads there. */
  readonly alone: readonly { readonly id: string }[];
}

export interface TierLinesModel extends ChartModel {
  readonly lines: readonly TierLine[];
  readonly points: readonly TierLinePoint[];
  readonly hasBands: boolean;
  /** The last place has not ended: a stretch of its own leads to it. */
  readonly hasUnfinished: boolean;
  readonly top: number;
  readonly yTicks: readonly { readonly at: number; readonly label: string }[];
  readonly xTicks: readonly { readonly at: string; readonly label: string }[];
}

interface TierLinesSpec {
  readonly title: string;
  readonly height: number;
  /** What a share is of, as in "6.1 % of <of>". */
  readonly of: string;
  readonly nothing: string;
  /** Tiers whose share is nothing or not known all along are left out. */
  readonly dropsNone?: boolean;
}

interface Value {
  /** Operations of which the share is. */
  readonly count: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const amountAt = (row: AnswerRow, place: number): number | null => {
  const amount = row.values[place]?.amount ?? null;
  return amount === null ? null : Number(amount);
};

/** The values of a question that measures operations, a share and perhaps both ends of its interval. */
const readValue = (row: AnswerRow): Value => ({
  count: (amountAt(row, 0) ?? 0) - (row.values[1]?.leftOut ?? 0),
  share: amountAt(row, 1),
  low: amountAt(row, 2),
  high: amountAt(row, 3),
});

const tierOf = ({ at }: AnswerRow): string => String(at[1] ?? "unknown");

interface Tier {
  readonly tier: string;
  count: number;
  weighed: number;
  known: number;
  readonly byTime: Map<number, Value>;
}

/** The rows of a question by time and requested tier, tier by tier, largest first where there are too many. */
function tiersOf(rows: readonly AnswerRow[], { dropsNone = false }: TierLinesSpec) {
  const tiers = new Map<string, Tier>();
  let undated = 0;
  for (const row of rows) {
    const name = tierOf(row);
    const blank = { tier: name, count: 0, weighed: 0, known: 0, byTime: new Map<number, Value>() };
    const tier = tiers.get(name) ?? blank;
    tiers.set(name, tier);
    const value = readValue(row);
    tier.count += value.count;
    if (value.share !== null) {
      tier.weighed += value.share * value.count;
      tier.known += value.count;
    }
    if (typeof row.at[0] === "number") tier.byTime.set(row.at[0], value);
    else undated += value.count;
  }
  const kept = [...tiers.values()].filter(({ weighed, known }) =>
    dropsNone ? weighed > 0 : known > 0,
  );
  return { ...largestTiers(kept, CHART_CAPS.series, ({ count }) => count), undated };
}

const percent = (share: number): string => formatShare(share, 1);

function valueWords({ share, low, high, count }: Value): string {
  if (share === null) return UNKNOWN;
  const interval = low === null || high === null ? "" : ` (${percent(low)} to ${percent(high)})`;
  return `${percent(share)}${interval} of ${formatCount(count)}`;
}

const valueAt = ({ byTime }: Tier, slot: TimeSlot | undefined): Value | null => {
  const value = slot && slot.startUs !== null ? byTime.get(slot.startUs) : undefined;
  return value && value.share !== null ? value : null;
};

function pointOf(slots: readonly TimeSlot[], at: number, tiers: readonly Tier[]): TierLinePoint[] {
  const [slot, before, next] = [slots[at], slots[at - 1], slots[at + 1]];
  if (!slot) return [];
  const alone: { id: string }[] = [];
  const rows: TierLinePoint["rows"][number][] = [];
  const drawn: Record<string, number | readonly [number, number]> = {};
  for (const [place, tier] of tiers.entries()) {
    const value = valueAt(tier, slot);
    if (value?.share == null) continue;
    if (!valueAt(tier, before) && !valueAt(tier, next)) alone.push({ id: `s${place}` });
    rows.push({ id: `s${place}`, text: valueWords(value) });
    if (!slot.unfinished) drawn[`s${place}`] = value.share * 100;
    if (slot.unfinished || next?.unfinished) {
      drawn[unfinishedId(`s${place}`)] = value.share * 100;
    }
    if (tier.weighed > 0 && value.low !== null && value.high !== null) {
      drawn[`b${place}`] = [value.low * 100, value.high * 100];
    }
  }
  const label = slot.unfinished ? `${slot.label}, unfinished` : slot.label;
  const { key, firstDay, lastDay, isBreak } = slot;
  return [{ key, label, firstDay, lastDay, isBreak, rows, drawn, alone }];
}

const shareCell = (share: number | null | undefined): ChartCell =>
  share === null || share === undefined
    ? { text: UNKNOWN, exact: "" }
    : { text: percent(share), exact: String(share) };

function tableOf(
  slots: readonly TimeSlot[],
  tiers: readonly Tier[],
  hasBands: boolean,
): ChartTable {
  const ends = hasBands ? (["low", "high"] as const) : [];
  return {
    columns: [
      { label: "From", numeric: false },
      ...tiers.flatMap(({ tier }) => [
        { label: `${tier}, operations`, numeric: true },
        { label: `${tier}, share`, numeric: true },
        ...ends.map((end) => ({ label: `${tier}, ${end} (90 %)`, numeric: true })),
      ]),
    ],
    rows: slots.flatMap((slot) => {
      const { startUs } = slot;
      if (startUs === null) return [];
      return [
        [
          { text: slot.label, exact: slot.key },
          ...tiers.flatMap(({ byTime }) => {
            const value = byTime.get(startUs);
            const count = value?.count ?? 0;
            return [
              { text: formatCount(count), exact: String(count) },
              shareCell(value?.share),
              ...ends.map((end) => shareCell(value?.[end])),
            ];
          }),
        ],
      ];
    }),
  };
}

const totalOf = ({ weighed, known }: Tier): string => formatShare(weighed, known);

/** Bands reach far where little is known: the axis follows the shares, and at most twice as far the bands. */
function topOf(points: readonly TierLinePoint[]): number {
  let [highest, reach] = [0, 0];
  for (const { drawn } of points) {
    for (const value of Object.values(drawn)) {
      if (typeof value === "number") highest = Math.max(highest, value);
      else reach = Math.max(reach, value[1]);
    }
  }
  return Math.min(100, Math.max(highest * 1.05, Math.min(reach, highest * 2)));
}

/** A share over time, one line for each requested tier, with a band where the question asks for both ends. */
export function prepareTierLines(data: AnswerData, spec: TierLinesSpec): TierLinesModel {
  const [answer] = data.answers;
  const { shown, leftOut, undated } = tiersOf(answer?.rows ?? [], spec);
  const hasBands = (answer?.measures.length ?? 0) > 2;
  const starts = shown.flatMap(({ byTime }) => [...byTime.keys()]);
  const slots = timeSlots(starts, { step: data.step, zone: data.filters.zone, nowUs: data.nowUs });
  const points = slots.flatMap((_, place) => pointOf(slots, place, shown));
  const { top, ticks } = niceTicks(topOf(points));
  const notes = [
    breakWords(slots),
    leftOutWords(leftOut),
    undated === 0 ? null : `${formatCounted(undated, "operation")} without a time cannot be drawn.`,
  ].filter((note) => note !== null);
  return {
    title: spec.title,
    summary:
      shown.length === 0
        ? spec.nothing
        : `By tier: ${shown.map((tier) => `${tier.tier} ${totalOf(tier)}`).join(", ")} of ${spec.of}.`,
    note: notes.length === 0 ? null : notes.join(" "),
    height: spec.height,
    kind: "points",
    marks: slots.length * shown.length,
    key: shown.map(({ tier }) => ({ label: tier, looksLike: tier, look: "line" })),
    table: tableOf(slots, shown, hasBands),
    lines: shown.map((tier, place) => ({ id: `s${place}`, tier: tier.tier, total: totalOf(tier) })),
    ...{ points, hasBands, top, hasUnfinished: slots.some(({ unfinished }) => unfinished) },
    yTicks: ticks.map((at) => ({ at, label: `${at}\u00a0%` })),
    xTicks: slotTicks(slots),
  };
}
