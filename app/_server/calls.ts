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
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { DEFAULT_ZONE } from "./overview.ts";
import { priceBook } from "./price-book.ts";

export const readCalls = (params: URLSearchParams): ReadCallFilters =>
  readCallFilters(params, { nowUs: nowUs(), defaultZone: DEFAULT_ZONE });

/** A client that wants what is not understood left out and listed instead of refused, as pages do (RFC 7240). */
const isLenient = ({ headers }: Request): boolean =>
  /(^|[,;\s])handling=lenient\b/i.test(headers.get("prefer") ?? "");

/** The filters of a request to the API, which is refused where something in them is not understood. */
export function askedCalls(
  request: Request,
  params: URLSearchParams = new URL(request.url).searchParams,
): Result<ReadCallFilters, Problem> {
  const asked = readCalls(params);
  const [wrong] = asked.filters.ignored;
  if (!wrong || isLenient(request)) return ok(asked);
  const { name, value, why } = wrong;
  const accepted = CALL_PARAMETERS.filter((one) => !one.endsWith("!")).join(", ");
  const message = `${name}=${value.slice(0, 80)}: ${why}. Accepted are ${accepted}, and lists with "!" behind their name to leave values out.`;
  return err({ code: "bad-request", message });
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
