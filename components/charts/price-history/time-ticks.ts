import { formatDay } from "../../format/moment.ts";
import type { PriceHistoryModel } from "./history-model.ts";

const MOST = 6;
const DAY_MS = 86_400_000;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 1_200] as const;
const DAY_STEPS = [1, 2, 7, 14] as const;

const monthIndex = (ms: number): number => {
  const at = new Date(ms);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
};
const monthStart = (index: number): number => Date.UTC(Math.floor(index / 12), index % 12, 1);
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const length = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length }, (_, i) => (first + i) * step);
}

function monthStarts(from: number, to: number, step: number): number[] {
  const months = multiples(monthIndex(from), monthIndex(to), step);
  return months.map(monthStart).filter((at) => at >= from && at <= to);
}

/** At most six ticks on starts of months in UTC, or of days where the span holds fewer than two months; times in ms. */
export function timeTicks(from: number, to: number): PriceHistoryModel["xTicks"] {
  const months = MONTH_STEPS.map((step) => monthStarts(from, to, step)).find(
    (ticks) => ticks.length <= MOST,
  );
  if (months && months.length > 1) {
    return months.map((at) => ({ at, label: formatDay(isoDay(at)).replace(/^\d+ /, "") }));
  }
  const days = DAY_STEPS.map((step) => multiples(from / DAY_MS, to / DAY_MS, step)).find(
    (ticks) => ticks.length <= MOST,
  );
  return (days ?? []).map((day) => ({ at: day * DAY_MS, label: formatDay(isoDay(day * DAY_MS)) }));
}
