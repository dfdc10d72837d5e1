"use client";
import { useEffect } from "react";
import type { FilterChoices } from "../../lib/wire/overview.ts";
import { liveValue, useLiveValue } from "../live/live-value.ts";
import type { Filtering } from "./filtering.ts";

/** The filters of the page in sight, for what changes them from outside of its top bar. */
export interface OfferedFilters {
  readonly filtering: Filtering;
  readonly choices: FilterChoices;
  readonly bothOrigins: boolean;
  /** The page is of the present: no period and no other data can be chosen. */
  readonly isPresent?: boolean;
}

const offered = liveValue<OfferedFilters | null>(null);

/** The filters of the page in sight as they are now; `null` where it has none. */
export const offeredFilters = (): OfferedFilters | null => offered.get();

/** The same for what is drawn while they change. */
export const useOfferedFilters = (): OfferedFilters | null => useLiveValue(offered);

/** Offers the page's filters to keys and to the palette while the page is in sight. */
export function useOfferFilters({
  filtering,
  choices,
  bothOrigins,
  isPresent = false,
}: OfferedFilters): void {
  const { filters } = filtering;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes filters is made anew with each drawing, and does the same under the same filters
  useEffect(() => {
    const mine = { filtering, choices, bothOrigins, isPresent };
    offered.set(mine);
    return () => {
      if (offered.get() === mine) offered.set(null);
    };
  }, [filters, choices, bothOrigins, isPresent]);
}
