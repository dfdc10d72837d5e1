"use client";
import { useEffect } from "react";
import type { FilterChoices } from "../../lib/wire/overview.ts";
import type { Filtering } from "./filtering.ts";

/** The filters of the page in sight, for what changes them from outside of its top bar. */
export interface OfferedFilters {
  readonly filtering: Filtering;
  readonly choices: FilterChoices;
  readonly bothOrigins: boolean;
}

let offered: OfferedFilters | null = null;

/** The filters of the page in sight; `null` where it has none. */
export const offeredFilters = (): OfferedFilters | null => offered;

/** Offers the page's filters to keys and to the palette while the page is in sight. */
export function useOfferFilters(filters: OfferedFilters): void {
  useEffect(() => {
    offered = filters;
    return () => {
      if (offered === filters) offered = null;
    };
  });
}
