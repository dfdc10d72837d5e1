import type { Fragment } from "postgres";
import type { CallMoment, CallPlace } from "../../analytics/call-cursor.ts";
import { isoFromUs, isUndated } from "../../core/time.ts";
import type { CallFilters, CallSort, SortedWindow } from "../../wire/calls.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import { callRows } from "./call-rows.ts";
import { type CallSpans, callSpans } from "./call-spans.ts";
import { restOfFailed } from "./failed-calls.ts";
import {
  type CallsQuestion,
  type CallsScope,
  callsInSpans,
  type FoundCalls,
  NO_CALLS,
} from "./list-calls.ts";

type ValueSort = Exclude<CallSort, "time">;

interface SortedBy {
  readonly table: "calls" | "call_costs";
  readonly column: string;
  /** Of so many of the newest calls one page is sorted within its time. */
  readonly most: number;
}

const SORTED_BY: Readonly<Record<ValueSort, SortedBy>> = {
  latency: { table: "calls", column: "latency_ms", most: 20_000 },
  ttft: { table: "calls", column: "ttft_ms", most: 20_000 },
  input: { table: "calls", column: "input_total", most: 20_000 },
  output: { table: "calls", column: "output_total", most: 20_000 },
  cost: { table: "call_costs", column: "cost", most: 4_000 },
};

/** Where all are asked for: some seconds of work, and never a scan without end. */
const MOST_OF_ALL = 1_000_000;

export interface SortedCalls extends FoundCalls {
  readonly window: SortedWindow;
}

interface SortedRow {
  readonly key: string;
  readonly at_us: number;
  readonly value_text: string | null;
  readonly total: number;
  readonly from_us: number;
  readonly from_key: string;
  readonly to_us: number;
  readonly to_key: string;
}

export interface SortWish extends Pick<CallsQuestion, "limit" | "place"> {
  readonly sort: ValueSort;
  readonly descending: boolean;
  readonly sorted: CallFilters["sorted"];
}

type Window = NonNullable<CallPlace["window"]>;

const at = ({ sql }: Database, { atUs, key }: CallMoment): Fragment =>
  sql`(${isoFromUs(atUs)}::text::timestamptz, ${key}::uuid)`;

/** Calls behind a place in the order of values, in which unknown ones come last. */
function afterValue(db: Database, place: CallPlace | null, descending: boolean): Fragment {
  const { sql } = db;
  if (place === null) return sql``;
  const later = sql`(at, key) < ${at(db, place)}`;
  if (place.value === null) return sql`where value is null and ${later}`;
  const value = sql`${place.value}::text::numeric`;
  const beyond = sql.unsafe(descending ? "<" : ">");
  return sql`where value is null or value ${beyond} ${value} or (value = ${value} and ${later})`;
}

const whole = (span: Span): CallSpans => ({ spans: [span], rest: null });

/** Where the newest calls of the filter lie; on later pages, where those of the first lay. */
async function windowSpans(
  db: Database,
  { window, most }: { readonly window: Window | null; readonly most: number },
  scope: CallsScope,
): Promise<CallSpans> {
  const span = window ? { fromUs: window.from.atUs, toUs: window.to.atUs + 1 } : scope.span;
  if (!scope.isSparse || scope.isDirect || window || most === MOST_OF_ALL) return whole(span);
  if (scope.isOfFailed) {
    const end = await restOfFailed(db, { span, descending: true });
    return end ? { spans: [{ ...span, fromUs: end.lastUs }], rest: end.rest } : whole(span);
  }
  return await callSpans(db, {
    ...{ span, descending: true, enough: most, ...scope.sums },
    ...{ synthetic: scope.synthetic, condition: scope.lists },
  });
}

async function sortedRows(
  db: Database,
  { sort, descending, limit, place }: SortWish,
  newestOf: Fragment,
): Promise<readonly SortedRow[]> {
  const { sql } = db;
  const order = sql`order by value ${sql.unsafe(descending ? "desc" : "asc")} nulls last, at desc, key desc`;
  const epoch = (column: string) => sql.unsafe(`(extract(epoch from ${column}) * 1000000)::bigint`);
  return await sql<SortedRow[]>`
    with newest as materialized (
      select key, at, ${sql(SORTED_BY[sort].column)} as value ${newestOf}
    ), sorted as (
      select key, at, value from newest ${afterValue(db, place, descending)} ${order} limit ${limit + 1}
    )
    select sorted.key, ${epoch("sorted.at")} as at_us, value::text as value_text,
      (select count(*)::int from newest) as total,
      ${epoch("oldest.at")} as from_us, oldest.key as from_key,
      ${epoch("latest.at")} as to_us, latest.key as to_key
    from sorted
    cross join (select at, key from newest order by at, key limit 1) oldest
    cross join (select at, key from newest order by at desc, key desc limit 1) latest
    order by value ${sql.unsafe(descending ? "desc" : "asc")} nulls last, sorted.at desc, sorted.key desc`;
}

/**
 * One page of the newest calls of a filter in the order of a value. The first page settles which calls these are, so
 * that calls that come in meanwhile move none from page to page.
 */
export async function listCallsByValue(
  db: Database,
  wish: SortWish,
  scope: CallsScope,
): Promise<SortedCalls> {
  const { sql } = db;
  const { sort, limit, place } = wish;
  const { table, most: newest } = SORTED_BY[sort];
  const most = wish.sorted === "all" ? MOST_OF_ALL : newest;
  const known = place?.window ?? null;
  const { spans, rest } = await windowSpans(db, { window: known, most }, scope);
  const condition = (): Fragment =>
    sql`${scope.condition(table)} ${
      known ? sql`and (at, key) between ${at(db, known.from)} and ${at(db, known.to)}` : sql``
    }`;
  const looked = { table, spans, condition, descending: true, most: known ? null : most };
  const rows = spans.length === 0 ? [] : await sortedRows(db, wish, callsInSpans(db, looked));
  const [first] = rows;
  if (!first) return { ...NO_CALLS, window: { calls: 0, fromUs: null, whole: rest === null } };
  const window: Window = known ?? {
    from: { atUs: first.from_us, key: first.from_key },
    to: { atUs: first.to_us, key: first.to_key },
    calls: first.total,
    whole: rest === null && first.total < most,
  };
  return await pageOf(db, { rows, limit, window });
}

interface PageParts {
  readonly rows: readonly SortedRow[];
  readonly limit: number;
  readonly window: Window;
}

async function pageOf(db: Database, { rows, limit, window }: PageParts): Promise<SortedCalls> {
  const { sql, workspace } = db;
  const shown = rows.slice(0, limit);
  const keys = shown.map(({ key }) => key);
  const calls = await callRows(
    db,
    sql`from calls where workspace = ${workspace} and key = any (${keys}::uuid[])
      order by array_position(${keys}::uuid[], key)`,
  );
  const last = shown.at(-1);
  const next =
    rows.length > limit && last
      ? { atUs: last.at_us, key: last.key, value: last.value_text, window }
      : null;
  const { calls: count, whole, from } = window;
  const fromUs = isUndated(from.atUs) ? null : from.atUs;
  return { calls, next, window: { calls: count, fromUs, whole } };
}
