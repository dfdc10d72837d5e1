import { addDays } from "../format/moment.ts";
import { monthsFrom } from "./calendar-days.ts";
import type { FilterChange } from "./filter-query.ts";

/** A period that a key or a name chooses. */
export interface KeyedPeriod {
  readonly key: string;
  readonly label: string;
  /** `today`: the ISO day it is in the zone of the page. */
  readonly choose: (today: string) => FilterChange;
}

const days = (from: string, to: string): FilterChange => ({ days: { from, to } });

/** Periods by the letters that other dashboards use for them; months are those of the calendar. */
export const KEYED_PERIODS: readonly KeyedPeriod[] = [
  { key: "d", label: "Today", choose: (today) => days(today, today) },
  {
    key: "e",
    label: "Yesterday",
    choose: (today) => days(addDays(today, -1), addDays(today, -1)),
  },
  { key: "h", label: "Last 24 hours", choose: () => ({ period: "24h" }) },
  { key: "w", label: "Last 7 days", choose: () => ({ period: "7d" }) },
  { key: "f", label: "Last 28 days", choose: (today) => days(addDays(today, -27), today) },
  { key: "t", label: "Last 30 days", choose: () => ({ period: "30d" }) },
  { key: "n", label: "Last 90 days", choose: () => ({ period: "90d" }) },
  { key: "m", label: "This month", choose: () => ({ period: "month" }) },
  { key: "p", label: "Last month", choose: (today) => ({ days: monthsFrom(today, -1) }) },
  { key: "y", label: "This year", choose: (today) => days(`${today.slice(0, 4)}-01-01`, today) },
  {
    key: "s",
    label: "Last 6 months",
    choose: (today) => days(monthsFrom(today, -5).from, today),
  },
  {
    key: "l",
    label: "Last 12 months",
    choose: (today) => days(monthsFrom(today, -11).from, today),
  },
  { key: "a", label: "All time", choose: () => ({ period: "all" }) },
];
