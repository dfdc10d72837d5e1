import {
  CALL_PARAMETERS,
  type ReadCallFilters,
  readCallFilters,
} from "../../lib/analytics/call-filters.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { callDetailOf, callsPageOf, callTotalsOf } from "../../lib/db/queries/calls-page.ts";
import type { Problem } from "../../lib/http/problem.ts";
import { requestKeys } from "../../lib/import/identity.ts";
import type { CallDetail, CallsPage, CallTotals } from "../../lib/wire/calls.ts";
import { ignoredWords, isLenient } from "./asked-filters.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { DEFAULT_ZONE } from "./overview.ts";
import { priceBook } from "./price-book.ts";

export const readCalls = (params: URLSearchParams): ReadCallFilters =>
  readCallFilters(params, { nowUs: nowUs(), defaultZone: DEFAULT_ZONE });

/** The filters of a request to the API, which is refused where something in them is not understood. */
export function askedCalls(
  request: Request,
  params: URLSearchParams = new URL(request.url).searchParams,
): Result<ReadCallFilters, Problem> {
  const asked = readCalls(params);
  const { ignored } = asked.filters;
  if (ignored.length === 0 || isLenient(request)) return ok(asked);
  return err({ code: "bad-request", message: ignoredWords(ignored, CALL_PARAMETERS) });
}

export async function callsPage(asked: ReadCallFilters): Promise<CallsPage> {
  return await callsPageOf(database(), await priceBook(), { ...asked, requestKeys });
}

export async function callTotals({ filters }: ReadCallFilters): Promise<CallTotals> {
  return await callTotalsOf(database(), await priceBook(), filters);
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A call by the key in a path; `null` where there is none. */
export async function callDetail(key: string): Promise<CallDetail | null> {
  return KEY.test(key) ? await callDetailOf(database(), await priceBook(), key) : null;
}
