import type { Fragment } from "postgres";
import { isoFromUs, US_PER_HOUR } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";

/** Roll-ups read at first, which is enough for most filters, and at most: some thirty milliseconds. */
const FIRST_LOOK = 5_000;
const LAST_LOOK = 30_000;
/** Calls read for one page, beyond which it ends short: some ten milliseconds. */
const MOST_SCANNED = 40_000;

export interface SpansQuestion {
  readonly span: Span;
  readonly descending: boolean;
  /** Calls that a page needs. */
  readonly enough: number;
  readonly synthetic: boolean;
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
  { span, descending, synthetic, condition }: SpansQuestion,
  most: number,
): Promise<HourRow[]> {
  const order = sql.unsafe(descending ? "desc" : "asc");
  return await sql<HourRow[]>`
    select (extract(epoch from hour) * 1000000)::bigint as hour_us, count(*)::int as read,
      coalesce(sum(records) filter (where fits), 0)::bigint as fitting,
      coalesce(sum(records) filter (where grain = 0), 0)::bigint as calls
    from (
      select hour, grain, records, (grain = 0 and synthetic = ${synthetic} ${condition()}) as fits
      from rollups
      where workspace = ${workspace} and hour >= ${isoFromUs(hourOf(span.fromUs))}::text::timestamptz
        and hour < ${isoFromUs(span.toUs)}::text::timestamptz
      order by hour ${order} limit ${most}
    ) looked
    group by hour order by hour ${order}`;
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
function chosen(hours: readonly HourRow[], enough: number): { used: HourRow[]; upTo: number } {
  const used: HourRow[] = [];
  let [fitting, scanned, upTo] = [0, 0, 0];
  for (const hour of hours) {
    if (hour.fitting > 0) {
      if (used.length > 0 && scanned + hour.calls > MOST_SCANNED) break;
      used.push(hour);
      fitting += hour.fitting;
      scanned += hour.calls;
    }
    upTo += 1;
    if (fitting >= enough) break;
  }
  return { used, upTo };
}

/**
 * Where the next calls of a filter lie, found by the roll-ups, which must be new. Looks no further than a page may
 * cost; the rest is then for the next page.
 */
export async function callSpans(db: Database, question: SpansQuestion): Promise<CallSpans> {
  const { span, descending, enough } = question;
  for (const most of [FIRST_LOOK, LAST_LOOK]) {
    const read = await readHours(db, question, most);
    const isCut = read.reduce((sum, hour) => sum + hour.read, 0) === most;
    const last = read.at(-1);
    // Of an hour that was read in part it is not known what it holds: it is looked into where it is all there is.
    const hours =
      isCut && last
        ? read.length === 1
          ? [{ ...last, fitting: Math.max(1, last.fitting) }]
          : read.slice(0, -1)
        : read;
    const { used, upTo } = chosen(hours, enough);
    const isFull =
      upTo < hours.length || used.reduce((sum, hour) => sum + hour.fitting, 0) >= enough;
    if (isCut && !isFull && most !== LAST_LOOK) continue;
    const end = hours[upTo - 1];
    const goesOn = (isCut || upTo < hours.length) && end !== undefined;
    return {
      spans: joined(used, question),
      rest: goesOn ? restAfter(span, end, descending) : null,
    };
  }
  return { spans: [], rest: null };
}

function restAfter(span: Span, { hour_us: hourUs }: HourRow, descending: boolean): Span | null {
  const rest = descending
    ? { fromUs: span.fromUs, toUs: hourUs }
    : { fromUs: hourUs + US_PER_HOUR, toUs: span.toUs };
  return rest.fromUs < rest.toUs ? rest : null;
}
