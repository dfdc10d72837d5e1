import type { Route } from "next";
import { FILTER_PARAMETERS } from "../../lib/core/list-filters.ts";
import type { SavedView } from "../../lib/wire/saved-views.ts";
import { defaultQuery, SHOWS_ALL } from "../saved-views/view-address.ts";
import type { Place } from "./places.ts";

/** The filters in force as an address has them; empty where it says "all" and nothing else. */
export function filtersIn(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of [...params.keys()]) if (!FILTER_PARAMETERS.includes(name)) params.delete(name);
  const text = params.toString();
  return text === SHOWS_ALL ? "" : text;
}

/** Where a place leads: with the filters in force, else to the view that it opens with. */
export function placeHref(
  { href, isQuestion }: Place,
  filters: string,
  views: readonly SavedView[] | null,
): Route {
  if (!isQuestion) return href;
  const query = filters === "" ? defaultQuery(views, href) : filters;
  return query === "" ? href : (`${href}?${query}` as Route); // a place of ours with parameters is one too
}
