import { calendarStarts } from "../../analytics/zone.ts";
import { isUndated, US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import { chooseCut, type Unit } from "../coarse.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import { planSpans, type SpanPlan } from "../plan-spans.ts";
import type { PriceFrame } from "../price-frame.ts";
import type { RollupFamily } from "../rollup-family.ts";
import { refreshPart } from "../writes/refresh-part.ts";
import type { Sources } from "./planned-rows.ts";

export interface SourcesQuestion {
  readonly family: RollupFamily;
  readonly frame: PriceFrame;
  readonly span: Span;
  /** From the first record with a time. */
  readonly dated: Span;
  readonly zone: string;
  /** The time splits asked for, among others. */
  readonly splits: readonly string[];
  /** Columns that are to be told apart. */
  readonly columns: readonly string[];
  /** Where sums must not lie on both sides. */
  readonly momentsUs: readonly number[];
  /** Which coarser sums say enough; absent: all. */
  readonly only?: readonly Unit[];
}

/** Shorter ranges are read by hour. */
const SHORTEST_US = 2 * US_PER_DAY;
const UTC_NAMES = ["UTC", "Etc/UTC"];
const CALENDAR_SPLITS = ["day", "week", "month"];
const HOUR_SPLITS = ["hour", "hourOfWeek"];

/** The fewest stored rows that answer a question exactly; those of the part are made as new as the hourly ones. */
export async function chooseSources(
  db: Database,
  { family, frame, span, dated, zone, splits, columns, momentsUs, only }: SourcesQuestion,
): Promise<Sources> {
  const lacks = columns.some((column) => family.hoursWithout.includes(column));
  const read = (plan: SpanPlan, more: Partial<Sources> = {}): Sources => ({
    ...(lacks ? { plan: withoutHours(plan, dated), fully: true } : { plan }),
    ...{ days: null, hourCut: null, ...more },
  });
  const byHour = (): SpanPlan => planSpans(span, [], momentsUs);
  const needsHoursAlone = span.toUs - dated.fromUs < SHORTEST_US || only?.length === 0;
  if (needsHoursAlone && family.byHour === "rollups") return read(byHour());
  const kept = await refreshPart(db, family, frame, span);
  if (needsHoursAlone) return read(byHour());
  const may = (unit: Unit): boolean => only === undefined || only.includes(unit);
  const hourCut = may("hour") ? (chooseCut(family.cuts, "hour", columns)?.cut ?? null) : null;
  const unit = dayUnit(zone, splits, kept);
  const cut = unit !== null && may(unit) ? chooseCut(family.cuts, unit, columns) : null;
  if (unit === null || cut === null) return read(byHour(), { hourCut });
  const dayZone = unit === "utcDay" ? "UTC" : zone;
  const starts = calendarStarts({ fromUs: dated.fromUs, toUs: span.toUs + 1 }, "day", dayZone);
  const plan = planSpans(span, starts, momentsUs);
  return read(plan, { days: { unit, cut: cut.cut }, hourCut });
}

/** Every whole hour that may hold calls as a part of its own, to be summed from the facts. */
function withoutHours(plan: SpanPlan, dated: Span): SpanPlan {
  const hours = plan.hours.flatMap(({ fromUs, toUs }) => {
    const starts: Span[] = [];
    for (let us = fromUs; us < toUs; us += US_PER_HOUR) {
      if (us < dated.fromUs && !isUndated(us)) us = Math.min(dated.fromUs, toUs) - US_PER_HOUR;
      else starts.push({ fromUs: us, toUs: us + US_PER_HOUR });
    }
    return starts;
  });
  const cut = new Set(plan.cutHoursUs);
  const whole = hours.filter(({ fromUs }) => !cut.has(fromUs));
  return { days: plan.days, hours: [], cutHoursUs: [], parts: [...whole, ...plan.parts] };
}

/** The days between which no bucket of the question begins; `null` where there are none. */
function dayUnit(
  zone: string,
  splits: readonly string[],
  reporting: string | null,
): "utcDay" | "zoneDay" | null {
  if (splits.some((split) => HOUR_SPLITS.includes(split))) return null;
  const isByCalendar = splits.some((split) => CALENDAR_SPLITS.includes(split));
  if (!isByCalendar || UTC_NAMES.includes(zone)) return "utcDay";
  return zone === reporting ? "zoneDay" : null;
}
