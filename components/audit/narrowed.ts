import { LIST_FILTERS } from "../../lib/core/list-filters.ts";
import type { FilterPair } from "../../lib/wire/audit.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { changedFilters, type FilterChange } from "../filters/filter-query.ts";

/** The lists that pairs name; values of one list stand side by side. */
export function changeOfPairs(pairs: readonly FilterPair[]): FilterChange {
  const lists: Record<string, readonly string[]> = {};
  for (const [parameter, value] of pairs) {
    const list = LIST_FILTERS.find((one) => one.parameter === parameter);
    if (!list) continue;
    const known = lists[list.key] ?? [];
    if (!known.includes(value)) lists[list.key] = [...known, value];
  }
  return lists;
}

/** The filters of the page with those of a finding in the place of their lists. */
export const narrowed = (filters: AppliedFilters, pairs: readonly FilterPair[]): AppliedFilters =>
  changedFilters(filters, changeOfPairs(pairs));

/** What pairs say beside lists: only single calls are found by it. */
export const besideLists = (pairs: readonly FilterPair[]): readonly FilterPair[] =>
  pairs.filter(([parameter]) => !LIST_FILTERS.some((list) => list.parameter === parameter));
