import type { ListFilter } from "../../lib/core/list-filters.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import type { FilterChange } from "./filter-query.ts";

/** The filters of a page and how to change them. */
export interface Filtering {
  /** The filters as last chosen; what is shown may still be on its way. */
  readonly filters: AppliedFilters;
  /** The filters of the figures on the page, where those of the address could not be had; else `null`. */
  readonly instead: AppliedFilters | null;
  readonly apply: (change: FilterChange) => void;
  readonly toggle: (list: ListFilter, value: string) => void;
  readonly toggleExcluded: (list: ListFilter, value: string) => void;
}
