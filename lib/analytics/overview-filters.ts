import { type FilterLists, LIST_FILTERS, type ListFilter } from "../core/list-filters.ts";
import { US_PER_DAY } from "../core/time.ts";
import { type AppliedFilters, DATA_ORIGINS, type DataOrigin } from "../wire/overview.ts";
import {
  type CellFilter,
  type CellLists,
  PREFERRED_GRAINS,
  type PreferredGrain,
} from "./cost-cell.ts";
import { unreadParameters } from "./unread-parameters.ts";
import {
  addDaysUs,
  isKnownZone,
  startOfDayUs,
  startOfItsDayUs,
  startOfItsMonthUs,
} from "./zone.ts";

export const PERIODS = ["all", "24h", "7d", "30d", "90d", "month", "custom"] as const;
export type Period = (typeof PERIODS)[number];

interface Range {
  readonly fromUs: number | null;
  readonly toUs: number | null;
  readonly fromDay?: string;
  readonly toDay?: string;
}

type Ignored = AppliedFilters["ignored"][number];

const DAYS: Readonly<Record<string, number>> = { "7d": 7, "30d": 30, "90d": 90 };

function presetRange(period: Period, nowUs: number, zone: string): Range {
  if (period === "24h") return { fromUs: nowUs - US_PER_DAY, toUs: nowUs };
  if (period === "month") return { fromUs: startOfItsMonthUs(nowUs, zone), toUs: nowUs };
  const days = DAYS[period];
  if (days === undefined) return { fromUs: null, toUs: null };
  return { fromUs: addDaysUs(startOfItsDayUs(nowUs, zone), 1 - days, zone), toUs: nowUs };
}

function customRange(params: URLSearchParams, zone: string, ignored: Ignored[]): Range {
  const day = (name: "from" | "to"): number | null => {
    const value = params.get(name);
    if (value === null || value === "") return null;
    const us = startOfDayUs(value, zone);
    if (us === null) ignored.push({ name, value, why: "expected a day such as 2026-11-20" });
    return us;
  };
  const fromUs = day("from");
  const lastDayUs = day("to");
  const toUs = lastDayUs === null ? null : addDaysUs(lastDayUs, 1, zone);
  if (fromUs !== null && toUs !== null && fromUs >= toUs) {
    const value = `${params.get("from")} to ${params.get("to")}`;
    ignored.push({ name: "from", value, why: "the period ends before it begins" });
    return { fromUs: null, toUs: null };
  }
  return {
    fromUs,
    toUs,
    ...(fromUs === null ? {} : { fromDay: params.get("from") ?? undefined }),
    ...(toUs === null ? {} : { toDay: params.get("to") ?? undefined }),
  };
}

function readPreferred(params: URLSearchParams, ignored: Ignored[]): PreferredGrain {
  const value = params.get("prefer");
  if (value === null || value === "") return "calls";
  const grain = PREFERRED_GRAINS.find((known) => known === value);
  if (grain) return grain;
  ignored.push({ name: "prefer", value, why: `expected one of ${PREFERRED_GRAINS.join(", ")}` });
  return "calls";
}

function readOrigin(params: URLSearchParams, ignored: Ignored[]): DataOrigin | null {
  const value = params.get("data");
  if (value === null || value === "") return null;
  const origin = DATA_ORIGINS.find((known) => known === value);
  if (origin) return origin;
  ignored.push({ name: "data", value, why: `expected one of ${DATA_ORIGINS.join(", ")}` });
  return null;
}

function readPeriod(params: URLSearchParams, ignored: Ignored[]): Period {
  const value = params.get("period");
  if (value === null || value === "") {
    return params.has("from") || params.has("to") ? "custom" : "all";
  }
  const period = PERIODS.find((known) => known === value);
  if (period) return period;
  ignored.push({ name: "period", value, why: `expected one of ${PERIODS.join(", ")}` });
  return "all";
}

function readZone(params: URLSearchParams, defaultZone: string, ignored: Ignored[]): string {
  const value = params.get("zone");
  if (value === null || value === "") return defaultZone;
  if (isKnownZone(value)) return value;
  ignored.push({ name: "zone", value, why: "expected an IANA time zone such as Europe/Berlin" });
  return defaultZone;
}

const MOST_VALUES = 100;
const LONGEST_VALUE = 512;

function readList(params: URLSearchParams, name: string, ignored: Ignored[]): string[] {
  const values = params.getAll(name).filter((value) => value !== "");
  for (const value of values) {
    if (value.length > LONGEST_VALUE)
      ignored.push({ name, value: value.slice(0, 40), why: "too long" });
  }
  if (values.length > MOST_VALUES) {
    ignored.push({
      name,
      value: `${values.length} values`,
      why: `at most ${MOST_VALUES} are read`,
    });
  }
  return [...new Set(values.filter((value) => value.length <= LONGEST_VALUE))].slice(
    0,
    MOST_VALUES,
  );
}

/** Of a list with known values only those; "unknown" is an error class that says so, or one that is not said. */
function readNames(
  params: URLSearchParams,
  name: string,
  values: readonly string[] | undefined,
  ignored: Ignored[],
): string[] {
  const given = readList(params, name, ignored);
  if (!values) return given;
  const why = `expected one of ${values.join(", ")}`;
  for (const value of given) if (!values.includes(value)) ignored.push({ name, value, why });
  return given.filter((value) => values.includes(value));
}

function readLists(params: URLSearchParams, ignored: Ignored[]): FilterLists {
  const lists = LIST_FILTERS.map(({ key, parameter, ...rest }) => [
    key,
    readNames(params, parameter, "values" in rest ? rest.values : undefined, ignored),
  ]);
  return Object.fromEntries(lists) as FilterLists; // every list is a key by construction
}

function readExcluded(params: URLSearchParams, ignored: Ignored[]): Partial<FilterLists> {
  const excluded: Partial<Record<ListFilter, readonly string[]>> = {};
  for (const { key, parameter, ...rest } of LIST_FILTERS) {
    const known = "values" in rest ? rest.values : undefined;
    const values = readNames(params, `${parameter}!`, known, ignored);
    if (values.length > 0) excluded[key] = values;
  }
  return excluded;
}

/**
 * The filters of a page from its URL. What is not understood is left out and listed in `ignored`,
 * never an error. `to` names the last day and includes it.
 */
export function readOverviewFilters(
  params: URLSearchParams,
  context: { readonly nowUs: number; readonly defaultZone: string },
): AppliedFilters {
  const ignored: Ignored[] = [];
  const zone = readZone(params, context.defaultZone, ignored);
  const period = readPeriod(params, ignored);
  const range =
    period === "custom"
      ? customRange(params, zone, ignored)
      : presetRange(period, context.nowUs, zone);
  ignored.push(...unreadParameters(params, period));
  return {
    period,
    fromUs: range.fromUs,
    toUs: range.toUs,
    fromDay: range.fromDay ?? null,
    toDay: range.toDay ?? null,
    zone,
    prefer: readPreferred(params, ignored),
    data: readOrigin(params, ignored),
    ...readLists(params, ignored),
    exclude: readExcluded(params, ignored),
    ignored,
  };
}

/** "unknown" in a URL stands for records that do not say. */
const named = (values: readonly string[]): (string | null)[] =>
  values.map((value) => (value === "unknown" ? null : value));

/** The lists that hold something, by the keys of a cell filter, which are the same; the reader took only names that fit. */
const namedLists = (lists: Partial<FilterLists>): CellLists =>
  Object.fromEntries(
    LIST_FILTERS.flatMap(({ key }) => {
      const values = lists[key] ?? [];
      return values.length === 0 ? [] : [[key, named(values)]];
    }),
  );

/** The records that the filters mean, of the data shown. */
export function cellFilterOf(filters: AppliedFilters, shown: DataOrigin): CellFilter {
  return {
    fromUs: filters.fromUs,
    toUs: filters.toUs,
    zone: filters.zone,
    ...namedLists(filters),
    exclude: namedLists(filters.exclude),
    prefer: filters.prefer,
    synthetic: shown === "sample",
  };
}
