import { LIST_FILTERS } from "../../lib/core/list-filters.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { formatDay, formatDayRange } from "../format/moment.ts";

/** Periods offered by name, in the order of the menu. */
export const PERIODS = [
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
  { value: "90d", label: "Last 90 days" },
  { value: "month", label: "This month" },
  { value: "all", label: "All time" },
] as const;

/** A custom period's days in words; open ends say so. */
function customPeriodWords({ fromDay, toDay }: AppliedFilters): string {
  if (fromDay !== null && toDay !== null) return formatDayRange(fromDay, toDay);
  if (fromDay !== null) return `From ${formatDay(fromDay)}`;
  return toDay === null ? "All time" : `Until ${formatDay(toDay)}`;
}

/** The period in words: its preset's name, else its days. */
export function periodWords(filters: AppliedFilters): string {
  const preset = PERIODS.find(({ value }) => value === filters.period);
  return preset?.label ?? customPeriodWords(filters);
}

/** The list filters in force, as "Model o3, gpt-5 \u00b7 Tier not flex"; empty where there are none. */
export const listWords = (filters: AppliedFilters): string =>
  LIST_FILTERS.flatMap(({ key, label }) => {
    const excluded = filters.exclude[key] ?? [];
    return [
      ...(filters[key].length > 0 ? [`${label} ${filters[key].join(", ")}`] : []),
      ...(excluded.length > 0 ? [`${label} not ${excluded.join(", ")}`] : []),
    ];
  }).join(" \u00b7 ");
