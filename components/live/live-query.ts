import { LIST_FILTERS } from "../../lib/core/list-filters.ts";

/** The lists of an address: what the stream is asked by. */
export function liveQuery(params: URLSearchParams): string {
  const lists = new URLSearchParams();
  for (const { parameter } of LIST_FILTERS) {
    for (const name of [parameter, `${parameter}!`]) {
      for (const value of params.getAll(name)) lists.append(name, value);
    }
  }
  return lists.toString();
}
