import type { Route } from "next";
import type { SavedView } from "../../lib/wire/saved-views.ts";

type Address = Pick<SavedView, "path" | "query">;

/** What an address holds that belongs to a moment and not to a view: the open call, and where a walk had come to. */
const OF_THE_MOMENT = ["after", "call", "open"];

/** Says that a page is to show all, where its bare address opens a view of the user's. */
export const SHOWS_ALL = "period=all";

/** The parameters of an address that make a view: without "?", and without what belongs to a moment. */
export function viewQuery(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of OF_THE_MOMENT) params.delete(name);
  const text = params.toString();
  return text === SHOWS_ALL ? "" : text;
}

/** The address that opens a view. One without parameters says so, lest the page's own view opens instead. */
export const viewHref = ({ path, query }: Address): Route =>
  `${path}?${query === "" ? SHOWS_ALL : query}` as Route; // a place of ours with parameters is one too

/** Whether two views show the same; the order of different parameters says nothing. */
export function isSameView(one: Address, other: Address): boolean {
  const sorted = (query: string): string => {
    const params = new URLSearchParams(query);
    params.sort();
    return params.toString();
  };
  return one.path === other.path && sorted(one.query) === sorted(other.query);
}

/** The parameters that a page opens with by the user's choice; empty where there are none. */
export const defaultQuery = (views: readonly SavedView[] | null, path: string): string =>
  views?.find((view) => view.isDefault && view.path === path)?.query ?? "";
