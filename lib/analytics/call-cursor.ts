import { z } from "zod";
import { LIST_FILTERS } from "../core/list-filters.ts";
import { err, ok, type Result } from "../core/result.ts";
import { EARLIEST_US, LATEST_US } from "../core/time.ts";
import { CALL_SORTS, type CallFilters } from "../wire/calls.ts";

const VERSION = 1;
const LONGEST = 1_000;

const Moment = z.strictObject({
  atUs: z.int().min(EARLIEST_US).max(LATEST_US),
  key: z.guid(),
});
const Place = Moment.extend({
  /** What the page is sorted by, as exact text; `null`: unknown, or sorted by time. */
  value: z
    .string()
    .regex(/^\d{1,40}$/)
    .nullable(),
  /** Between which calls a sort by value looks, and how many they are. */
  window: z
    .strictObject({ from: Moment, to: Moment, calls: z.int().min(0), whole: z.boolean() })
    .nullable(),
});
const Cursor = z.strictObject({
  v: z.literal(VERSION),
  sort: z.enum(CALL_SORTS),
  descending: z.boolean(),
  filters: z.string().max(40),
  place: Place,
});

/** A place in the order of time: calls of one microsecond are told apart by their keys. */
export type CallMoment = Readonly<z.infer<typeof Moment>>;
/** The last call of a page, after which the next one goes on. */
export type CallPlace = Readonly<z.infer<typeof Place>>;

/** 53 bits of a text, for telling filters apart; nothing is protected by it. */
function digestOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high =
    Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low =
    Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (0x1fffff & low) + (high >>> 0)).toString(36);
}

/** The filters as one text: what a named period means moves on with the clock and is left out. */
function filtersDigest(filters: CallFilters): string {
  const { period, fromDay, toDay, zone, data, exclude, requestId, operationId, usage } = filters;
  const lists = LIST_FILTERS.map(({ key }) => [
    [...filters[key]].sort(),
    [...(exclude[key] ?? [])].sort(),
  ]);
  const days = [period, fromDay, toDay, period === "all" ? "" : zone];
  const ids = [requestId, operationId, ...(usage === null ? [] : [usage])];
  return digestOf(JSON.stringify([...days, data, lists, ...ids]));
}

/** The place as an opaque text that is good for the same filters in the same order alone. */
export function printCallCursor(filters: CallFilters, place: CallPlace): string {
  const { sort, descending } = filters.order;
  const text = JSON.stringify({
    ...{ v: VERSION, sort, descending, filters: filtersDigest(filters) },
    place,
  });
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decoded(text: string): unknown {
  if (text.length > LONGEST || !/^[\w-]+$/.test(text)) return null;
  try {
    return JSON.parse(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return null; // no base64, or no JSON: refused below like any other text
  }
}

/** The place that a cursor names; why it is not good for these filters. */
export function readCallCursor(filters: CallFilters, text: string): Result<CallPlace, string> {
  const cursor = Cursor.safeParse(decoded(text));
  if (!cursor.success) return err("expected the cursor of an earlier page");
  const { sort, descending, place } = cursor.data;
  const sameOrder = sort === filters.order.sort && descending === filters.order.descending;
  const isWhole = sort === "time" ? place.window === null : place.window !== null;
  if (!sameOrder || !isWhole || cursor.data.filters !== filtersDigest(filters)) {
    return err("it is the cursor of other filters or another order");
  }
  return ok(place);
}
