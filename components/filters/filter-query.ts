import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { dayInZone } from "../format/moment.ts";

export type ListFilter = "models" | "tiers" | "projects" | "workloads";

/** The list filters with their names in the URL and on screen, in the order of the top bar. */
export const LIST_FILTERS = [
  { key: "models", parameter: "model", label: "Model" },
  { key: "tiers", parameter: "tier", label: "Tier" },
  { key: "projects", parameter: "project", label: "Project" },
  { key: "workloads", parameter: "workload", label: "Workload" },
] as const satisfies readonly { key: ListFilter; parameter: string; label: string }[];

export interface FilterChange extends Partial<Record<ListFilter, readonly string[]>> {
  readonly period?: string;
  /** First and last day of a custom period, both included. */
  readonly days?: { readonly from: string; readonly to: string };
  readonly zone?: string;
}

function periodQuery(filters: AppliedFilters, change: FilterChange, query: URLSearchParams): void {
  const zone = change.zone ?? filters.zone;
  const period = change.days ? "custom" : (change.period ?? filters.period);
  if (period !== "custom") {
    if (period !== "all") query.set("period", period);
    return;
  }
  const { fromUs, toUs } = filters;
  const from = change.days?.from ?? (fromUs === null ? null : dayInZone(fromUs, zone));
  const to = change.days?.to ?? (toUs === null ? null : dayInZone(toUs - 1, zone));
  if (from !== null) query.set("from", from);
  if (to !== null) query.set("to", to);
}

/** The URL query of a page's filters after a change: defaults and what was ignored are left out. */
export function filterQuery(filters: AppliedFilters, change: FilterChange = {}): URLSearchParams {
  const query = new URLSearchParams();
  periodQuery(filters, change, query);
  const zone = change.zone ?? filters.zone;
  if (zone !== "UTC") query.set("zone", zone);
  for (const { key, parameter } of LIST_FILTERS) {
    for (const value of change[key] ?? filters[key]) query.append(parameter, value);
  }
  return query;
}

/** The overview's address under the filters after a change. */
export function overviewHref(filters: AppliedFilters, change: FilterChange = {}) {
  const query = filterQuery(filters, change).toString();
  return query === "" ? "/" : (`/?${query}` as const);
}

/** A list with a value added, or taken out where it was in. */
export function toggled(values: readonly string[], value: string): string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
