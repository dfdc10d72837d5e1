import { cutIntoHours, type Span } from "./hour-spans.ts";

/** Where the sums of a range come from: together they hold each of its moments once. */
export interface SpanPlan {
  /** Whole days, from the sums by day. */
  readonly days: readonly Span[];
  /** Whole hours, from the sums by hour, … */
  readonly hours: readonly Span[];
  /** … but for these, … */
  readonly cutHoursUs: readonly number[];
  /** … whose parts are to be summed from the facts. */
  readonly parts: readonly Span[];
}

/**
 * Cuts a range at moments (its own ends, the starts of what is asked for, price changes) so that no sum lies on both
 * sides of one. `dayStartsUs` are the midnights between which sums by day are stored: such a day is taken whole where
 * the range holds all of it and no moment lies inside.
 */
export function planSpans(
  span: Span,
  dayStartsUs: readonly number[],
  momentsUs: readonly number[],
): SpanPlan {
  const moments = momentsUs
    .filter((us) => us > span.fromUs && us < span.toUs)
    .sort((a, b) => a - b);
  const days = joined(wholeDaysOf(span, dayStartsUs, moments));
  const plans = between(span, days).map((rest) => ({ rest, ...cutIntoHours(rest, moments) }));
  return {
    days,
    hours: plans
      .map(({ wholeFromUs, wholeToUs }) => ({ fromUs: wholeFromUs, toUs: wholeToUs }))
      .filter(({ fromUs, toUs }) => fromUs < toUs),
    cutHoursUs: plans.flatMap(({ cutHoursUs }) => cutHoursUs),
    parts: plans.flatMap(({ parts }) => parts),
  };
}

function wholeDaysOf(
  { fromUs, toUs }: Span,
  dayStartsUs: readonly number[],
  moments: readonly number[],
): readonly Span[] {
  const days: Span[] = [];
  let next = 0;
  for (const [place, start] of dayStartsUs.entries()) {
    const end = dayStartsUs[place + 1];
    if (end === undefined || start < fromUs || end > toUs) continue;
    while ((moments[next] ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((moments[next] ?? Number.POSITIVE_INFINITY) >= end) days.push({ fromUs: start, toUs: end });
  }
  return days;
}

/** Spans in order, those that touch made one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last?.toUs === span.fromUs) all[all.length - 1] = { fromUs: last.fromUs, toUs: span.toUs };
    else all.push(span);
  }
  return all;
}

/** What of the range the spans leave, in order. */
function between({ fromUs, toUs }: Span, spans: readonly Span[]): readonly Span[] {
  const ends = [fromUs, ...spans.map((span) => span.toUs)];
  const starts = [...spans.map((span) => span.fromUs), toUs];
  return ends
    .map((end, place) => ({ fromUs: end, toUs: starts[place] ?? toUs }))
    .filter((gap) => gap.fromUs < gap.toUs);
}
