import type { Fragment } from "postgres";
import type { CallMoment, CallPlace } from "../../analytics/call-cursor.ts";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { EARLIEST_US, isoFromUs, UNDATED_US } from "../../core/time.ts";
import type { CallOrder } from "../../wire/calls.ts";
import { COST_FAMILY } from "../cost-family.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import type { PriceFrame } from "../price-frame.ts";
import { isSynthetic, momentsText } from "../sum-facts.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { callRows, type KnownNames, type StoredCall } from "./call-rows.ts";
import { type CallSpans, callSpans } from "./call-spans.ts";
import { cellFilterSql, filteredColumns } from "./cell-filter-sql.ts";
import { chooseSources } from "./choose-sources.ts";
import { dataRange } from "./data-range.ts";
import { dataSpan } from "./data-span.ts";
import { type FailedQuestion, failedSpans, isOfKnownCause } from "./failed-calls.ts";
import { missingUsage } from "./missing-usage.ts";
import type { Sources } from "./planned-rows.ts";
import { wholeDays } from "./told-twice.ts";
import { workloadSql } from "./workload-sql.ts";

export interface CallsQuestion {
  readonly filter: CellFilter;
  /** The user's own records and made-up ones are both stored. */
  readonly isMixed: boolean;
  readonly operationId: string | null;
  /** The only keys that may be meant, where a request id is asked for. */
  readonly keys: readonly string[] | null;
  readonly order: CallOrder;
  readonly limit: number;
  readonly place: CallPlace | null;
}

export interface FoundCalls {
  readonly calls: readonly StoredCall[];
  /** Where the next page goes on; `null` where nothing follows. */
  readonly next: CallPlace | null;
}

export const NO_CALLS: FoundCalls = { calls: [], next: null };
/** Behind every key, and before every key. */
const LAST_KEY = "ffffffff-ffff-ffff-ffff-ffffffffffff";
const FIRST_KEY = "00000000-0000-0000-0000-000000000000";

/** What a page may find its calls in. */
export interface CallsScope {
  readonly span: Span;
  /** Conditions on single calls, in their table or in the view of their costs: the filter's lists, whose they are, ids. */
  readonly condition: (table?: CallsIn["table"]) => Fragment;
  /** The lists alone, as the roll-ups know them. */
  readonly lists: () => Fragment;
  /** Whose calls are meant: made-up ones, or the user's own. */
  readonly synthetic: boolean;
  /** Few calls may fit: the roll-ups say where to look. */
  readonly isSparse: boolean;
  /** An index leads to them. */
  readonly isDirect: boolean;
  /** The sums that know the lists. */
  readonly sums: Pick<Sources, "days" | "hourCut">;
  /** Only calls that failed for a known cause can fit: an index leads to these alone. */
  readonly isOfFailed: boolean;
}

const NO_SUMS: CallsScope["sums"] = { days: null, hourCut: null };

const hasLists = ({ exclude, ...filter }: CellFilter): boolean =>
  [...Object.values(filter), ...Object.values(exclude ?? {})].some(
    (value) => Array.isArray(value) && value.length > 0,
  );

/** What the question means by way of SQL; `null` where there are no records in its time. */
export async function callsScope(
  db: Database,
  frame: PriceFrame,
  { filter, isMixed, operationId, keys }: Omit<CallsQuestion, "order" | "limit" | "place">,
): Promise<CallsScope | null> {
  const { sql, workspace } = db;
  const range = await dataRange(db);
  if (range === null) return null;
  const fromUs = filter.fromUs === null ? UNDATED_US : Math.max(filter.fromUs, EARLIEST_US);
  const span = { fromUs, toUs: Math.min(filter.toUs ?? range.lastUs + 1, range.lastUs + 1) };
  if (span.fromUs >= span.toUs) return null;
  const chosen = await cellFilterSql(db, filter);
  const usage = filter.usage === "missing" ? missingUsage(db) : null;
  const lists = (): Fragment => sql`${chosen()} ${usage?.sums() ?? sql``}`;
  const isSparse = isMixed || hasLists(filter) || usage !== null;
  const isDirect = operationId !== null || keys !== null;
  const isOfFailed = !isDirect && isOfKnownCause(filter);
  const isSummed = isSparse && !isDirect && !isOfFailed;
  const sums = isSummed ? await freshSums(db, frame, filter, span) : NO_SUMS;
  const isOfOrigin = (): Fragment =>
    isMixed ? sql`and ${isSynthetic(sql, workspace)} = ${filter.synthetic ?? false}` : sql``;
  const ids = (): Fragment => sql`
    ${
      operationId === null
        ? sql``
        : sql`and operation_id is not null
      and hashtextextended(operation_id, 0) = hashtextextended(${operationId}, 0) and operation_id = ${operationId}`
    }
    ${keys === null ? sql`` : sql`and key = any (${[...keys]}::uuid[])`}`;
  return {
    span,
    lists,
    synthetic: filter.synthetic ?? false,
    condition: (table = "calls") =>
      sql`${chosen()} ${usage?.[table]() ?? sql``} ${isOfOrigin()} ${ids()}
        ${isOfFailed ? sql`and error_class is not null` : sql``}`,
    ...{ isSparse, isDirect, sums, isOfFailed },
  };
}

/** The sums as new as the facts, where a page will ask them; answers which of them know the filter. */
async function freshSums(
  db: Database,
  frame: PriceFrame,
  filter: CellFilter,
  span: Span,
): Promise<CallsScope["sums"]> {
  await refreshRollups(db, frame.boundaries, wholeDays(span));
  const workload = await workloadSql(db);
  const found = await dataSpan(db, filter);
  if (found === null) return NO_SUMS;
  const { days, hourCut } = await chooseSources(db, {
    ...{ family: COST_FAMILY, frame, ...found, zone: "UTC" },
    ...{ splits: [], columns: filteredColumns(filter, workload), momentsUs: [] },
  });
  return { days: days?.unit === "utcDay" ? days : null, hourCut };
}

interface CallsIn {
  /** A view with the columns of calls that are filtered by does too. */
  readonly table: "calls" | "call_costs";
  readonly spans: readonly Span[];
  readonly condition: () => Fragment;
  readonly descending: boolean;
  /** `null`: all of them. */
  readonly most: number | null;
}

/** The first calls of some stretches of time in its order, each stretch read by the index on time. */
export function callsInSpans({ sql, workspace }: Database, wish: CallsIn): Fragment {
  const { table, spans, condition, descending, most } = wish;
  const direction = sql.unsafe(descending ? "desc" : "asc");
  const ended = () =>
    sql`order by at ${direction}, key ${direction} ${most === null ? sql`` : sql`limit ${most}`}`;
  const [only, ...others] = spans;
  if (only && others.length === 0) {
    return sql`from ${sql(table)} where workspace = ${workspace}
      and at >= ${isoFromUs(only.fromUs)}::text::timestamptz and at < ${isoFromUs(only.toUs)}::text::timestamptz
      ${condition()} ${ended()}`;
  }
  const begins = momentsText(spans.map(({ fromUs }) => fromUs));
  const ends = momentsText(spans.map(({ toUs }) => toUs));
  // Each stretch by itself: else the planner may walk through all time to save itself the sorting.
  return sql`
    from unnest(${begins}::text::timestamptz[], ${ends}::text::timestamptz[]) spans (begins, ends)
    cross join lateral (select * from ${sql(table)}
      where workspace = ${workspace} and at >= spans.begins and at < spans.ends ${condition()} ${ended()}) found
    ${ended()}`;
}

/** Calls after a place in the order of time. */
function afterPlace({ sql }: Database, place: CallMoment | null, descending: boolean): Fragment {
  if (place === null) return sql``;
  const beyond = sql.unsafe(descending ? "<" : ">");
  return sql`and (at, key) ${beyond} (${isoFromUs(place.atUs)}::text::timestamptz, ${place.key}::uuid)`;
}

/** What of a span lies behind a place; a key decides within its microsecond. */
function spanAfter(span: Span, place: CallMoment | null, descending: boolean): Span {
  if (place === null) return span;
  return descending
    ? { ...span, toUs: Math.min(span.toUs, place.atUs + 1) }
    : { ...span, fromUs: Math.max(span.fromUs, place.atUs) };
}

type TimedCall = Pick<StoredCall, "key" | "record">;

const momentOf = ({ key, record }: TimedCall): CallMoment => ({ atUs: record.startUs, key });
const placeAt = (moment: CallMoment): CallPlace => ({ ...moment, value: null, window: null });

/** The place from which a rest that was not looked through is all that follows. */
const beforeRest = ({ fromUs, toUs }: Span, descending: boolean): CallPlace =>
  placeAt(descending ? { atUs: toUs - 1, key: LAST_KEY } : { atUs: fromUs, key: FIRST_KEY });

/** Where the next calls of a page lie. */
async function spansOf(db: Database, scope: CallsScope, wish: FailedQuestion): Promise<CallSpans> {
  const { synthetic, lists, sums } = scope;
  if (scope.isOfFailed) return await failedSpans(db, wish);
  if (!scope.isSparse || scope.isDirect) return { spans: [wish.span], rest: null };
  return await callSpans(db, { ...wish, ...sums, synthetic, condition: lists });
}

/**
 * One page of calls in the order of time. It takes some milliseconds however many calls there are and however few fit:
 * where these are rare a page may end short, with a place from which the next one goes on.
 */
export const listCallsByTime = (
  db: Database,
  { order, limit, place }: Pick<CallsQuestion, "order" | "limit" | "place">,
  scope: CallsScope,
  known?: KnownNames,
): Promise<FoundCalls> =>
  pageByTime(db, { descending: order.descending, limit, place }, scope, (tail) =>
    callRows(db, tail, known),
  );

interface PageByTime {
  readonly descending: boolean;
  readonly limit: number;
  readonly place: CallPlace | null;
}

interface FoundPage<Call> {
  readonly calls: readonly Call[];
  readonly next: CallPlace | null;
}

/** The same, each call in the form in which `read` gives the rows of a query's tail. */
export async function pageByTime<Call extends TimedCall>(
  db: Database,
  { descending, limit, place }: PageByTime,
  scope: CallsScope,
  read: (tail: Fragment) => Promise<readonly Call[]>,
): Promise<FoundPage<Call>> {
  const { sql } = db;
  const span = spanAfter(scope.span, place, descending);
  if (span.fromUs >= span.toUs) return { calls: [], next: null };
  const wanted = limit + 1;
  const condition = (): Fragment => sql`${scope.condition()} ${afterPlace(db, place, descending)}`;
  const where = await spansOf(db, scope, { span, descending, enough: wanted, condition });
  const calls =
    where.spans.length === 0
      ? []
      : await read(
          callsInSpans(db, {
            ...{ table: "calls", spans: where.spans, condition, descending, most: wanted },
          }),
        );
  if (calls.length > limit) {
    const shown = calls.slice(0, limit);
    const last = shown.at(-1);
    return { calls: shown, next: last ? placeAt(momentOf(last)) : null };
  }
  return { calls, next: where.rest && beforeRest(where.rest, descending) };
}
