import { type CallPlace, printCallCursor, readCallCursor } from "../../analytics/call-cursor.ts";
import type { ReadCallFilters } from "../../analytics/call-filters.ts";
import { callLine, callPrice } from "../../analytics/call-line.ts";
import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { isUndated } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type {
  CallDetail,
  CallFilters,
  CallsPage,
  CallTotals,
  SortedWindow,
} from "../../wire/calls.ts";
import type { Database } from "../database.ts";
import { keysOfAnswer } from "../live-names.ts";
import { priceFrameOf } from "../price-frame.ts";
import { refreshPriceRows } from "../writes/refresh-price-rows.ts";
import type { KnownNames } from "./call-rows.ts";
import { countCalls } from "./count-calls.ts";
import { findCall } from "./find-call.ts";
import {
  type CallsScope,
  callsScope,
  type FoundCalls,
  listCallsByTime,
  NO_CALLS,
} from "./list-calls.ts";
import { listCallsByValue } from "./sort-calls.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

/** Every key that calls of a request id may have, by the providers that are stored. */
export type RequestKeys = (requestId: string, providers: readonly string[]) => readonly string[];

async function keysAsked(
  { sql, workspace }: Database,
  { requestId }: CallFilters,
  requestKeys: RequestKeys,
): Promise<readonly string[] | null> {
  if (requestId === null) return null;
  const providers = await sql<{ name: string }[]>`
    select name from labels where workspace = ${workspace} and kind = 'provider'`;
  const names = providers.map(({ name }) => name);
  const answered = await keysOfAnswer(sql, workspace, requestId);
  return [...requestKeys(requestId, names), ...answered];
}

/** What the filters of a page mean in the database; `null` where there is nothing in their time. */
async function scopeOf(
  db: Database,
  book: PriceBook,
  filters: CallFilters,
  requestKeys: RequestKeys,
): Promise<CallsScope | null> {
  const synthetic = await syntheticShare(db);
  const shown = shownOrigin(synthetic, filters.data);
  return await callsScope(db, priceFrameOf(book), {
    filter: { ...cellFilterOf(filters, shown), usage: filters.usage },
    isMixed: synthetic === "some" || (synthetic === "all") !== (shown === "sample"),
    operationId: filters.operationId,
    keys: await keysAsked(db, filters, requestKeys),
  });
}

interface PageQuestion extends ReadCallFilters {
  readonly requestKeys: RequestKeys;
}

interface FoundPage extends FoundCalls {
  readonly window: SortedWindow | null;
}
const NOTHING: FoundPage = { ...NO_CALLS, window: null };

async function found(
  db: Database,
  book: PriceBook,
  {
    filters,
    place,
    scope,
  }: Pick<ReadCallFilters, "filters" | "place"> & { readonly scope: CallsScope },
): Promise<FoundPage> {
  const { order, limit, sorted } = filters;
  const { sort, descending } = order;
  if (sort === "time") {
    return { ...(await listCallsByTime(db, { order, limit, place }, scope)), window: null };
  }
  if (sort === "cost") await refreshPriceRows(db, book);
  return await listCallsByValue(db, { sort, descending, limit, place, sorted }, scope);
}

/** How far an unfinished search has come, where a page ends short. */
function searchedUs(next: CallPlace | null, isShort: boolean): number | null {
  return next === null || !isShort || next.window !== null || isUndated(next.atUs)
    ? null
    : next.atUs;
}

/** One page of calls, each priced by the book. */
export async function callsPageOf(
  db: Database,
  book: PriceBook,
  { filters, place, requestKeys }: PageQuestion,
): Promise<CallsPage> {
  const scope = await scopeOf(db, book, filters, requestKeys);
  const page = scope === null ? NOTHING : await found(db, book, { filters, place, scope });
  const { calls, next, window } = page;
  return {
    filters,
    calls: calls.map(({ key, record }) => callLine(book, key, record)),
    next: next && printCallCursor(filters, next),
    searchedUs: searchedUs(next, calls.length < filters.limit),
    window,
  };
}

/** The same, going on where rare matches let a page end short: as many calls as were asked for, or all there are. */
export async function filledPageOf(
  db: Database,
  book: PriceBook,
  question: PageQuestion,
): Promise<CallsPage> {
  let page = await callsPageOf(db, book, question);
  while (page.next !== null && page.calls.length < question.filters.limit) {
    const place = readCallCursor(question.filters, page.next);
    if (!place.ok) throw new Error(`a cursor of its own: ${place.error}`);
    const limit = question.filters.limit - page.calls.length;
    const filters = { ...question.filters, limit };
    const more = await callsPageOf(db, book, { ...question, filters, place: place.value });
    page = { ...more, filters: question.filters, calls: [...page.calls, ...more.calls] };
  }
  return page;
}

/** How many records the filters hold in all; the ids of single calls, which no sum knows, play no part. */
export async function callTotalsOf(
  db: Database,
  book: PriceBook,
  filters: CallFilters,
): Promise<CallTotals> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const filter = { ...cellFilterOf(filters, shown), usage: filters.usage };
  return await countCalls(db, filter, priceFrameOf(book));
}

/** A call with its price step by step, its operation and its sources; `null` where there is none of that key. */
export async function callDetailOf(
  db: Database,
  book: PriceBook,
  key: string,
): Promise<CallDetail | null> {
  const one = await findCall(db, key);
  if (one === null) return null;
  const { call, attempts, moreAttempts, sources, witnessed } = one;
  return {
    call: callLine(book, call.key, call.record),
    price: callPrice(book, call.record),
    witnessed,
    attempts: attempts.map((attempt) => callLine(book, attempt.key, attempt.record)),
    moreAttempts,
    sources,
  };
}

/** All calls of the filters in order of time, a few thousand at a time, at most so many. */
export async function* walkCalls(
  db: Database,
  book: PriceBook,
  { filters, requestKeys, most }: Omit<PageQuestion, "place"> & { readonly most: number },
) {
  const scope = await scopeOf(db, book, filters, requestKeys);
  if (scope === null) return;
  const known: KnownNames = new Map();
  const order = {
    sort: "time",
    descending: filters.order.sort !== "time" || filters.order.descending,
  } as const;
  let place: CallPlace | null = null;
  for (let left = most; left > 0; ) {
    const limit = Math.min(left, WALKED_AT_ONCE);
    const page: FoundCalls = await listCallsByTime(db, { order, limit, place }, scope, known);
    yield page.calls;
    left -= page.calls.length;
    place = page.next;
    if (place === null) return;
  }
}

const WALKED_AT_ONCE = 2_000;
