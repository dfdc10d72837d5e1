import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { dayInZone, formatDay, formatDayRange } from "../format/moment.ts";

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
export function customPeriodWords({ fromUs, toUs, zone }: AppliedFilters): string {
  const from = fromUs === null ? null : dayInZone(fromUs, zone);
  const to = toUs === null ? null : dayInZone(toUs - 1, zone);
  if (from !== null && to !== null) return formatDayRange(from, to);
  if (from !== null) return `From ${formatDay(from)}`;
  return to === null ? "All time" : `Until ${formatDay(to)}`;
}

/** The period in words: its preset's name, else its days. */
export function periodWords(filters: AppliedFilters): string {
  const preset = PERIODS.find(({ value }) => value === filters.period);
  return preset?.label ?? customPeriodWords(filters);
}

/** Period, zone and filters in one line, for exports. */
export function coversWords(filters: AppliedFilters): string {
  const lists = [filters.models, filters.tiers, filters.projects, filters.workloads];
  const chosen = lists.filter((values) => values.length > 0).map((values) => values.join(", "));
  return [periodWords(filters), filters.zone, ...chosen].join(" · ");
}
