import { VIEW_PARAMETERS } from "../../lib/wire/calls.ts";
import { sortedQuery } from "../filters/filter-query.ts";

/** What of an address asks for calls, sorted: not the open call, nor the columns. */
export function askedOf(params: URLSearchParams): string {
  const asked = new URLSearchParams(params);
  for (const name of VIEW_PARAMETERS) asked.delete(name);
  return sortedQuery(asked);
}
