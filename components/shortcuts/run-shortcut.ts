"use client";
import { LIST_FILTERS } from "../../lib/core/list-filters.ts";
import { US_PER_MS } from "../../lib/core/time.ts";
import { KEYED_PERIODS } from "../filters/keyed-periods.ts";
import { type OfferedFilters, offeredFilters } from "../filters/offered-filters.ts";
import { shiftPeriod } from "../filters/shift-period.ts";
import { dayInZone } from "../format/moment.ts";

/** The day it is in the zone of the page. */
export const todayOf = ({ filtering }: OfferedFilters): string =>
  dayInZone(Date.now() * US_PER_MS, filtering.filters.zone);

/** Takes every list filter away; what else the address says stays. */
export function clearFilters({ filtering }: OfferedFilters): void {
  const none = Object.fromEntries(LIST_FILTERS.map(({ key }) => [key, []]));
  filtering.apply({ ...none, exclude: {} });
}

/** Whether any list filter is in force, or something was not understood. */
export function hasFilters({ filtering: { filters } }: OfferedFilters): boolean {
  const lists = LIST_FILTERS.some(({ key }) => filters[key].length > 0);
  return lists || Object.keys(filters.exclude).length > 0 || filters.ignored.length > 0;
}

/** Shows the made-up records instead of the user's own, or these again. */
export function switchOrigin({ filtering }: OfferedFilters): void {
  filtering.apply({ data: filtering.filters.data === "sample" ? null : "sample" });
}

/** Opens the page's list of periods, where days can be entered. */
export function openPeriodPicker(): void {
  document.querySelector<HTMLButtonElement>('main button[aria-label^="Period: "]')?.click();
}

/** What a key means for the page in sight; `null` where it means nothing there. */
function meaningOf(key: string, page: OfferedFilters): (() => void) | null {
  const { filtering, bothOrigins, isPresent } = page;
  if (isPresent && key !== "escape") return null;
  const period = KEYED_PERIODS.find((one) => one.key === key);
  if (period) return () => filtering.apply(period.choose(todayOf(page)));
  switch (key) {
    case "c":
      return openPeriodPicker;
    case "i":
      return bothOrigins ? () => switchOrigin(page) : null;
    case "escape":
      return hasFilters(page) ? () => clearFilters(page) : null;
    case "left":
    case "right": {
      const change = shiftPeriod(filtering.filters, key === "left" ? -1 : 1, todayOf(page));
      return change && (() => filtering.apply(change));
    }
    default:
      return null;
  }
}

/** Does what a key means for the page in sight; nothing where the page has no filters. */
export function runShortcut(key: string): void {
  const page = offeredFilters();
  if (page) meaningOf(key, page)?.();
}
