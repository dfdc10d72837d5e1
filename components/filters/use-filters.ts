"use client";
import { useRef, useState } from "react";
import type { ListFilter } from "../../lib/core/list-filters.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import {
  changedFilters,
  type FilterChange,
  filterQuery,
  overviewHref,
  sortedQuery,
  toggled,
} from "./filter-query.ts";

export interface Filtering {
  /** The filters as last chosen; what is shown may still be on its way. */
  readonly filters: AppliedFilters;
  /** The filters of the figures on the page, where those of the address could not be had; else `null`. */
  readonly instead: AppliedFilters | null;
  readonly apply: (change: FilterChange) => void;
  readonly toggle: (list: ListFilter, value: string) => void;
  readonly toggleExcluded: (list: ListFilter, value: string) => void;
}

interface Shown {
  /** The filters of the figures on the page. */
  readonly filters: AppliedFilters;
  /** The query of these figures, sorted. */
  readonly query: string;
  /** The query that the address asks for, sorted. */
  readonly asked: string;
  /** The server did not answer it. */
  readonly failed: boolean;
}

/**
 * The filters of the page and how to change them: every change is a new address, so that "back" undoes it.
 * Picking several values of one list is one step; choosing what is in force already is none.
 */
export function useFilters({ filters: shown, query: shownQuery, asked, failed }: Shown): Filtering {
  const [chosen, setChosen] = useState<{ query: string; filters: AppliedFilters } | null>(null);
  const lastStep = useRef("");
  const isOther = shownQuery !== asked;
  const filters = isOther && chosen?.query === asked ? chosen.filters : shown;

  function apply(change: FilterChange): void {
    const next = changedFilters(filters, change);
    const query = sortedQuery(filterQuery(next));
    if (query === asked) return;
    const step = Object.keys(change).join();
    const goesOn = chosen?.query === asked && step === lastStep.current;
    lastStep.current = step;
    setChosen({ query, filters: next });
    const href = overviewHref(next);
    if (goesOn && change.period === undefined && change.days === undefined) {
      window.history.replaceState(null, "", href);
    } else window.history.pushState(null, "", href);
  }

  return {
    filters,
    instead: failed && isOther ? shown : null,
    apply,
    toggle: (list, value) => apply({ [list]: toggled(filters[list], value) }),
    toggleExcluded: (list, value) => {
      const values = toggled(filters.exclude[list] ?? [], value);
      const { [list]: _before, ...others } = filters.exclude;
      apply({ exclude: values.length === 0 ? others : { ...others, [list]: values } });
    },
  };
}
