import type { Fragment } from "postgres";
import { isoFromUs, US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import { UNIT } from "../coarse.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import type { Sources } from "./planned-rows.ts";

/** How much is read to find where calls lie. */
export interface Looks {
  /** Roll-ups by hour read at first, which is enough for most filters. */
  readonly first: number;
  /** Those read after that for one page. */
  readonly further: number;
  /** Sums by day read for one page. */
  readonly days: number;
  /** Calls read for one page, beyond which it ends short. */
  readonly calls: number;
}

/** Each some ten to thirty milliseconds. */
const USUAL_LOOKS: Looks = { first: 5_000, further: 30_000, days: 30_000, calls: 40_000 };

export interface SpansQuestion {
  readonly span: Span;
  readonly descending: boolean;
  /** Calls that a page needs. */
  readonly enough: number;
  readonly synthetic: boolean;
  /** The sums by day of UTC that know the filter's columns; `null` where there are none. */
  readonly days: Sources["days"];
  /** The cut of sums by hour that knows them with the fewest rows; `null`: the roll-ups with all names. */
  readonly hourCut: Sources["hourCut"];
  readonly looks?: Looks;
  readonly condition: () => Fragment;
}

export interface CallSpans {
  /** Hours that hold calls of the filter, neighbours joined, in the order asked for. */
  readonly spans: readonly Span[];
  /** What is left to look through; `null` where nothing is. */
  readonly rest: Span | null;
}

interface HourRow {
  readonly hour_us: number;
  readonly fitting: number;
  readonly calls: number;
  /** Roll-ups of the hour that were read. */
  readonly read: number;
}

const hourOf = (us: number): number => Math.floor(us / US_PER_HOUR) * US_PER_HOUR;

async function readHours(
  { sql, workspace }: Database,
  { descending, synthetic, condition, hourCut }: SpansQuestion,
  span: Span,
  most: number,
): Promise<HourRow[]> {
  const order = sql.unsafe(descending ? "desc" : "asc");
  const at = sql(hourCut === null ? "hour" : "start_at");
  const ofCut = sql`and unit = ${UNIT.hour} and cut = ${hourCut}`;
  return await sql<HourRow[]>`
    select (extract(epoch from begins) * 1000000)::bigint as hour_us, count(*)::int as read,
      coalesce(sum(records) filter (where fits), 0)::bigint as fitting,
      coalesce(sum(records) filter (where grain = 0), 0)::bigint as calls
    from (
      select ${at} as begins, grain, records, (grain = 0 and synthetic = ${synthetic} ${condition()}) as fits
      from ${sql(hourCut === null ? "rollups" : "coarse_rollups")}
      where workspace = ${workspace} ${hourCut === null ? sql`` : ofCut}
        and ${at} >= ${isoFromUs(hourOf(span.fromUs))}::text::timestamptz
        and ${at} < ${isoFromUs(span.toUs)}::text::timestamptz
      order by ${at} ${order} limit ${most}
    ) looked
    group by begins order by begins ${order}`;
}

interface Look {
  readonly hours: readonly HourRow[];
  /** What of the span was not read; `null` where all of it was. */
  readonly rest: Span | null;
}

/** The hours of a span, as far as so many roll-ups tell of them. */
async function lookAt(
  db: Database,
  question: SpansQuestion,
  span: Span,
  most: number,
): Promise<Look> {
  const read = await readHours(db, question, span, most);
  const isCut = read.reduce((sum, hour) => sum + hour.read, 0) === most;
  const last = read.at(-1);
  if (!isCut || !last) return { hours: read, rest: null };
  // Of an hour that was read in part it is not known what it holds: it is looked into where it is all there is.
  const hours =
    read.length === 1 ? [{ ...last, fitting: Math.max(1, last.fitting) }] : read.slice(0, -1);
  const end = hours.at(-1);
  return { hours, rest: end ? restAfter(span, end.hour_us, question.descending) : span };
}

interface FittingDays {
  readonly days: readonly Span[];
  /** What the sums by day were not read for. */
  readonly rest: Span | null;
}

/** The days of a span that hold calls of the filter, in the order asked for. */
async function fittingDays(
  { sql, workspace }: Database,
  { descending, synthetic, condition, days, looks = USUAL_LOOKS }: SpansQuestion,
  span: Span,
): Promise<FittingDays> {
  if (days === null) return { days: [span], rest: null };
  const order = sql.unsafe(descending ? "desc" : "asc");
  const rows = await sql<{ day_us: number; fitting: number; read: number }[]>`
    select (extract(epoch from start_at) * 1000000)::bigint as day_us, count(*)::int as read,
      coalesce(sum(records) filter (where fits), 0)::bigint as fitting
    from (
      select start_at, records, (grain = 0 and synthetic = ${synthetic} ${condition()}) as fits
      from coarse_rollups
      where workspace = ${workspace} and unit = ${UNIT[days.unit]} and cut = ${days.cut}
        and start_at >= ${isoFromUs(span.fromUs - (span.fromUs % US_PER_DAY))}::text::timestamptz
        and start_at < ${isoFromUs(span.toUs)}::text::timestamptz
      order by start_at ${order} limit ${looks.days}
    ) looked
    group by start_at order by start_at ${order}`;
  const isCut = rows.reduce((sum, { read }) => sum + read, 0) === looks.days;
  const known = isCut && rows.length > 1 ? rows.slice(0, -1) : rows;
  const inside = known
    .filter(({ fitting }, place) => fitting > 0 || (isCut && known.length === 1 && place === 0))
    .map(({ day_us: dayUs }) => ({
      fromUs: Math.max(dayUs, span.fromUs),
      toUs: Math.min(dayUs + US_PER_DAY, span.toUs),
    }))
    .filter(({ fromUs, toUs }) => fromUs < toUs);
  const end = known.at(-1);
  if (!isCut || !end) return { days: inside, rest: null };
  const lastHourUs = descending ? end.day_us : end.day_us + US_PER_DAY - US_PER_HOUR;
  return { days: inside, rest: restAfter(span, lastHourUs, descending) };
}

function joined(hours: readonly HourRow[], { span, descending }: SpansQuestion): Span[] {
  const spans: Span[] = [];
  for (const { hour_us: hourUs } of hours) {
    const hour = {
      fromUs: Math.max(hourUs, span.fromUs),
      toUs: Math.min(hourUs + US_PER_HOUR, span.toUs),
    };
    const last = spans.at(-1);
    if (last && (descending ? last.fromUs === hour.toUs : last.toUs === hour.fromUs)) {
      const both = descending ? { ...last, fromUs: hour.fromUs } : { ...last, toUs: hour.toUs };
      spans[spans.length - 1] = both;
    } else spans.push(hour);
  }
  return spans;
}

/** The hours to look into, and those that need not be, up to where a page is full or has cost enough. */
function chosen(
  hours: readonly HourRow[],
  enough: number,
  mostCalls: number,
): { used: HourRow[]; upTo: number } {
  const used: HourRow[] = [];
  let [fitting, scanned, upTo] = [0, 0, 0];
  for (const hour of hours) {
    if (hour.fitting > 0) {
      if (used.length > 0 && scanned + hour.calls > mostCalls) break;
      used.push(hour);
      fitting += hour.fitting;
      scanned += hour.calls;
    }
    upTo += 1;
    if (fitting >= enough) break;
  }
  return { used, upTo };
}

const fittingIn = (hours: readonly HourRow[]): number =>
  hours.reduce((sum, { fitting }) => sum + fitting, 0);

/** What of a span lies behind one of its parts. */
function behind(span: Span, part: Span, descending: boolean): Span | null {
  const rest = descending ? { ...span, toUs: part.fromUs } : { ...span, fromUs: part.toUs };
  return rest.fromUs < rest.toUs ? rest : null;
}

/** The hours behind those first looked at: only of days that hold something, and no more than a page may cost. */
async function lookFurther(db: Database, question: SpansQuestion, first: Look): Promise<Look> {
  const { span, descending, enough, looks = USUAL_LOOKS } = question;
  if (first.rest === null) return first;
  const { days, rest } = await fittingDays(db, question, first.rest);
  const hours = [...first.hours];
  let left = looks.further;
  for (const day of days) {
    const look = await lookAt(db, question, day, left);
    hours.push(...look.hours);
    left -= look.hours.reduce((sum, { read }) => sum + read, 0);
    const unread = look.rest && {
      ...span,
      ...(descending ? { toUs: look.rest.toUs } : { fromUs: look.rest.fromUs }),
    };
    if (unread) return { hours, rest: unread };
    if (fittingIn(hours) >= enough || left <= 0)
      return { hours, rest: behind(span, day, descending) };
  }
  return { hours, rest };
}

/**
 * Where the next calls of a filter lie, found by the roll-ups, which must be new. Looks no further than a page may
 * cost; the rest is then for the next page.
 */
export async function callSpans(db: Database, question: SpansQuestion): Promise<CallSpans> {
  const { span, descending, enough, looks = USUAL_LOOKS } = question;
  const first = await lookAt(db, question, span, looks.first);
  const { hours, rest } =
    fittingIn(first.hours) >= enough ? first : await lookFurther(db, question, first);
  const { used, upTo } = chosen(hours, enough, looks.calls);
  const end = hours[upTo - 1];
  const isAll = upTo === hours.length || end === undefined;
  return {
    spans: joined(used, question),
    rest: isAll ? rest : restAfter(span, end.hour_us, descending),
  };
}

function restAfter(span: Span, hourUs: number, descending: boolean): Span | null {
  const rest = descending
    ? { fromUs: span.fromUs, toUs: hourUs }
    : { fromUs: hourUs + US_PER_HOUR, toUs: span.toUs };
  return rest.fromUs < rest.toUs ? rest : null;
}
