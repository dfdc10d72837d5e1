"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { type FilterChange, type ListFilter, overviewHref, toggled } from "./filter-query.ts";

export interface Filtering {
  readonly filters: AppliedFilters;
  readonly apply: (change: FilterChange) => void;
  readonly toggle: (list: ListFilter, value: string) => void;
  /** The page for the last change is on its way. */
  readonly pending: boolean;
}

/** The filters of the page and how to change them: every change is a new address. */
export function useFilters(filters: AppliedFilters): Filtering {
  const router = useRouter();
  const [pending, startTransition] = useTransition();

  function apply(change: FilterChange): void {
    startTransition(() => router.push(overviewHref(filters, change), { scroll: false }));
  }

  return {
    filters,
    apply,
    pending,
    toggle: (list, value) => apply({ [list]: toggled(filters[list], value) }),
  };
}
