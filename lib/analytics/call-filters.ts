import { FILTER_PARAMETERS } from "../core/list-filters.ts";
import {
  CALL_SORTS,
  type CallFilters,
  type CallOrder,
  FIND_PARAMETERS,
  orderName,
  VIEW_PARAMETERS,
} from "../wire/calls.ts";
import type { AppliedFilters } from "../wire/overview.ts";
import { type CallPlace, readCallCursor } from "./call-cursor.ts";
import { readOverviewFilters } from "./overview-filters.ts";

type Ignored = AppliedFilters["ignored"][number];

export const USUAL_LIMIT = 50;
export const MOST_LIMIT = 500;
const LONGEST_ID = 512;

const ORDERS: readonly CallOrder[] = CALL_SORTS.flatMap((sort) => [
  { sort, descending: true },
  { sort, descending: false },
]);
export const ORDER_NAMES: readonly string[] = ORDERS.map(orderName);
const NEWEST_FIRST: CallOrder = { sort: "time", descending: true };

export const CALL_PARAMETERS: readonly string[] = [...FILTER_PARAMETERS, ...FIND_PARAMETERS];

function readOrder(params: URLSearchParams, ignored: Ignored[]): CallOrder {
  const value = params.get("sort");
  if (value === null || value === "") return NEWEST_FIRST;
  const order = ORDERS.find((known) => orderName(known) === value);
  if (order) return order;
  ignored.push({ name: "sort", value, why: `expected one of ${ORDER_NAMES.join(", ")}` });
  return NEWEST_FIRST;
}

function readId(
  params: URLSearchParams,
  name: "requestId" | "operationId",
  ignored: Ignored[],
): string | null {
  const value = params.get(name);
  if (value === null || value === "") return null;
  if (value.length <= LONGEST_ID && !value.includes("\u0000")) return value;
  ignored.push({
    name,
    value: value.slice(0, 40),
    why: `expected at most ${LONGEST_ID} characters`,
  });
  return null;
}

function readUsage(params: URLSearchParams, ignored: Ignored[]): CallFilters["usage"] {
  const value = params.get("usage");
  if (value === null || value === "") return null;
  if (value === "missing") return value;
  ignored.push({ name: "usage", value: value.slice(0, 40), why: "expected missing" });
  return null;
}

function readSorted(params: URLSearchParams, ignored: Ignored[]): CallFilters["sorted"] {
  const value = params.get("sorted");
  if (value === null || value === "" || value === "newest") return "newest";
  if (value === "all") return value;
  ignored.push({ name: "sorted", value: value.slice(0, 40), why: "expected one of newest, all" });
  return "newest";
}

function readLimit(params: URLSearchParams, ignored: Ignored[]): number {
  const value = params.get("limit");
  if (value === null || value === "") return USUAL_LIMIT;
  const limit = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (limit >= 1 && limit <= MOST_LIMIT) return limit;
  ignored.push({ name: "limit", value, why: `expected a whole number from 1 to ${MOST_LIMIT}` });
  return USUAL_LIMIT;
}

export interface ReadCallFilters {
  readonly filters: CallFilters;
  /** Where the page before ended; `null`: from the top. */
  readonly place: CallPlace | null;
}

/**
 * The filters of a page of calls from its URL. What is not understood, a stale or foreign cursor too, is left out and
 * listed in `ignored`, never an error.
 */
export function readCallFilters(
  params: URLSearchParams,
  context: { readonly nowUs: number; readonly defaultZone: string },
): ReadCallFilters {
  const shared = new URLSearchParams(params);
  for (const name of [...FIND_PARAMETERS, ...VIEW_PARAMETERS]) shared.delete(name);
  const applied = readOverviewFilters(shared, context);
  const ignored = [...applied.ignored];
  const filters: CallFilters = {
    ...applied,
    requestId: readId(params, "requestId", ignored),
    operationId: readId(params, "operationId", ignored),
    usage: readUsage(params, ignored),
    order: readOrder(params, ignored),
    sorted: readSorted(params, ignored),
    limit: readLimit(params, ignored),
    after: null,
    ignored,
  };
  const after = params.get("after");
  if (after === null || after === "") return { filters, place: null };
  const place = readCallCursor(filters, after);
  if (place.ok) return { filters: { ...filters, after }, place: place.value };
  ignored.push({ name: "after", value: `${after.slice(0, 20)}\u2026`, why: place.error });
  return { filters, place: null };
}
