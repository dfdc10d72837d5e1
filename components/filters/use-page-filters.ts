"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useMemo, useRef } from "react";
import { readOverviewFilters } from "../../lib/analytics/overview-filters.ts";
import type { ListFilter } from "../../lib/core/list-filters.ts";
import { FILTER_PARAMETERS } from "../../lib/core/list-filters.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { changedFilters, type FilterChange, pageHref, toggled } from "./filter-query.ts";
import type { Filtering } from "./filtering.ts";

const DEFAULT_ZONE = "UTC";

/** The parameters of an address that a page has of its own, in their order. */
const othersOf = (params: URLSearchParams): [string, string][] =>
  [...params].filter(([name]) => !FILTER_PARAMETERS.includes(name));

/** What the address says, but for the parameters that the page reads itself. */
function filtersIn(text: string, own: readonly string[], nowUs: number): AppliedFilters {
  const params = new URLSearchParams(text);
  for (const name of own) params.delete(name);
  return readOverviewFilters(params, { nowUs, defaultZone: DEFAULT_ZONE });
}

const without = (exclude: AppliedFilters["exclude"], list: ListFilter, value: string) => {
  const values = toggled(exclude[list] ?? [], value);
  const { [list]: _before, ...others } = exclude;
  return values.length === 0 ? others : { ...others, [list]: values };
};

/**
 * The filters that the address of a page names and how to change them: every change is a new address, so that "back"
 * undoes it; picking several values of one list is one step. `own`: parameters that the page itself reads.
 */
export function usePageFilters(
  { nowUs }: Pick<PageFrame, "nowUs">,
  own: readonly string[] = [],
): Filtering {
  const path = usePathname();
  const text = useSearchParams().toString();
  const owned = own.join(",");
  const filters = useMemo(() => filtersIn(text, owned.split(","), nowUs), [text, owned, nowUs]);
  const lastStep = useRef({ step: "", href: "" });

  function apply(change: FilterChange): void {
    const next = changedFilters(filters, change);
    const others = othersOf(new URLSearchParams(text)).filter(([name]) => own.includes(name));
    const href = pageHref(path, next, others);
    const here = text === "" ? path : `${path}?${text}`;
    if (href === here) return;
    const step = Object.keys(change).join();
    const goesOn = lastStep.current.step === step && lastStep.current.href === here;
    lastStep.current = { step, href };
    if (goesOn && change.period === undefined && change.days === undefined) {
      window.history.replaceState(null, "", href);
    } else window.history.pushState(null, "", href);
  }

  return {
    filters,
    instead: null,
    apply,
    toggle: (list, value) => apply({ [list]: toggled(filters[list], value) }),
    toggleExcluded: (list, value) => apply({ exclude: without(filters.exclude, list, value) }),
  };
}
