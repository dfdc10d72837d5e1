import type { Route } from "next";
import { LIST_FILTERS, type ListFilter } from "../../lib/core/list-filters.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";

export interface FilterChange extends Partial<Record<ListFilter, readonly string[]>> {
  readonly period?: string;
  /** First and last day of a custom period, both included. */
  readonly days?: { readonly from: string; readonly to: string };
  readonly zone?: string;
  readonly prefer?: AppliedFilters["prefer"];
  readonly data?: AppliedFilters["data"];
  readonly exclude?: AppliedFilters["exclude"];
}

/**
 * The filters after a change, with nothing ignored any more. The days of a custom period stay the days they are in
 * another zone; the instants of a period are for the server to say and are those of before.
 */
export function changedFilters(filters: AppliedFilters, change: FilterChange): AppliedFilters {
  const { days, ...rest } = change;
  const period = days ? "custom" : (change.period ?? filters.period);
  const isCustom = period === "custom";
  return {
    ...filters,
    ...rest,
    period,
    fromDay: isCustom ? (days?.from ?? filters.fromDay) : null,
    toDay: isCustom ? (days?.to ?? filters.toDay) : null,
    ignored: [],
  };
}

/** The URL query of filters: defaults and what was ignored are left out. */
export function filterQuery(filters: AppliedFilters): URLSearchParams {
  const query = new URLSearchParams();
  const { period, fromDay, toDay, zone, prefer, data } = filters;
  if (period !== "custom" && period !== "all") query.set("period", period);
  if (fromDay !== null) query.set("from", fromDay);
  if (toDay !== null) query.set("to", toDay);
  if (zone !== "UTC") query.set("zone", zone);
  if (prefer !== "calls") query.set("prefer", prefer);
  if (data !== null) query.set("data", data);
  for (const { key, parameter } of LIST_FILTERS) {
    for (const value of filters[key]) query.append(parameter, value);
    for (const value of filters.exclude[key] ?? []) query.append(`${parameter}!`, value);
  }
  return query;
}

/** A query by which two addresses are compared: the order of different parameters says nothing. */
export function sortedQuery(query: URLSearchParams): string {
  const sorted = new URLSearchParams(query);
  sorted.sort();
  return sorted.toString();
}

/** The address of a page under filters, with what else its address holds. */
export function pageHref(
  path: string,
  filters: AppliedFilters,
  others: readonly (readonly [string, string])[] = [],
): Route {
  const query = filterQuery(filters);
  for (const [name, value] of others) query.append(name, value);
  const text = query.toString();
  return (text === "" ? path : `${path}?${text}`) as Route; // a place of ours with parameters is one too
}

/** The overview's address under the filters after a change. */
export function overviewHref(filters: AppliedFilters, change: FilterChange = {}) {
  const query = filterQuery(changedFilters(filters, change)).toString();
  return query === "" ? "/" : (`/?${query}` as const);
}

/** A list with a value added, or taken out where it was in. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
