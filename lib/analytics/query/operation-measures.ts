import type { ErrorClass } from "../../core/record.ts";
import { type MeasureOf, type MeasureValue, measured, shareOf } from "./measure.ts";
import type { OperationSum } from "./operation-sum.ts";

const firstThat = <const I extends string>(id: I, cause: ErrorClass, title: string, met: string) =>
  ({
    id,
    title,
    unit: "share",
    adds: false,
    better: "less",
    how: `operations whose first attempt ${met} ÷ operations`,
    read: ({ byFirstError, operations }: OperationSum): MeasureValue =>
      measured(shareOf(byFirstError.get(cause) ?? 0, operations)),
  }) as const;

const ofInterval = <const I extends string>(
  id: I,
  {
    title,
    unit,
    field,
    how,
  }: {
    title: string;
    unit: "share" | "count";
    field: "low" | "high" | "effective";
    how: string;
  },
) =>
  ({
    id,
    title,
    unit,
    adds: false,
    better: null,
    how,
    read: ({ refusals }: OperationSum): MeasureValue => measured(refusals?.[field] ?? null),
  }) as const;

/** How sure the share of refused first attempts is: from sums of every hour, for refusals come in stretches. */
const REFUSAL_INTERVAL = [
  ofInterval("firstRefusedLow", {
    title: "First attempts refused, at least",
    unit: "share",
    field: "low",
    how: "lower end of the 90 % interval (Wilson) of the share of first attempts refused, with as many attempts as count for independent",
  }),
  ofInterval("firstRefusedHigh", {
    title: "First attempts refused, at most",
    unit: "share",
    field: "high",
    how: "upper end of the 90 % interval (Wilson) of the share of first attempts refused, with as many attempts as count for independent",
  }),
  ofInterval("firstRefusedEffective", {
    title: "First attempts that count for independent",
    unit: "count",
    field: "effective",
    how: "first attempts ÷ how much more the hourly shares vary, errors up to a day apart included, than those of independent attempts would",
  }),
] as const;

/** Whether a measure is read from sums of every hour, which are asked for only then. */
export const isClusteredMeasure = (measure: string): boolean =>
  REFUSAL_INTERVAL.some(({ id }) => id === measure);

/** What sums of operations tell, in the order in which menus offer it. */
export const OPERATION_MEASURES = [
  {
    id: "operations",
    title: "Operations",
    unit: "count",
    adds: true,
    better: null,
    how: "what callers wanted once: the calls that share an operation id; a call without one counts for itself",
    read: ({ operations }) => measured(operations),
  },
  {
    id: "operationsWithId",
    title: "Operations with an id",
    unit: "count",
    adds: true,
    better: null,
    how: "operations whose calls share an id: of the others nobody knows how often they were tried",
    read: ({ grouped }) => measured(grouped),
  },
  {
    id: "attemptsPerOperation",
    title: "Attempts per operation",
    unit: "ratio",
    adds: false,
    better: "less",
    how: "calls ÷ operations, of operations with an id",
    read: ({ operations, grouped, groupedAttempts }) =>
      measured(shareOf(groupedAttempts, grouped), operations - grouped),
  },
  {
    id: "firstRefusedShare",
    title: "First attempts refused",
    unit: "share",
    adds: false,
    better: "less",
    how: "operations whose first attempt met a 429 for want of room ÷ operations",
    read: ({ firstRefused, operations }) => measured(shareOf(firstRefused, operations)),
  },
  ...REFUSAL_INTERVAL,
  firstThat(
    "firstCapacityShare",
    "flex_unavailable",
    "First: flex capacity",
    "flex had no room for",
  ),
  firstThat("firstRateLimitShare", "rate_limit", "First: rate limit", "met a rate limit"),
  firstThat("firstSlowDownShare", "slow_down", "First: slow-down", "was told to slow down"),
  firstThat(
    "firstUnknown429Share",
    "http_429",
    "First: 429 of unknown cause",
    "met a 429 whose cause is not told",
  ),
  firstThat("firstQuotaShare", "quota", "First: quota", "met a quota, which is a billing state"),
  {
    id: "fallbackShare",
    title: "Fallback share",
    unit: "share",
    adds: false,
    better: "less",
    how: "operations whose last attempt asked for another tier than the first (was served at another, where requests name none) ÷ operations with an id, but for those of several attempts that say neither",
    read: ({ operations, grouped, fellBack, fellBackUnknown }) => {
      const known = grouped - fellBackUnknown;
      return measured(shareOf(fellBack, known), operations - known);
    },
  },
  {
    id: "backoffMs",
    title: "Time lost in backoff",
    unit: "ms",
    adds: true,
    better: "less",
    how: "time from the end of an attempt to the start of the next, each in whole milliseconds rounded down",
    read: ({ grouped, waitedMs, waitedUnknown, operations }) =>
      measured(grouped - waitedUnknown > 0 ? waitedMs : null, operations - grouped + waitedUnknown),
  },
  {
    id: "failingMs",
    title: "Time lost in failed attempts",
    unit: "ms",
    adds: true,
    better: "less",
    how: "durations of attempts that failed",
    read: ({ failingMs, failingUnknown }) => measured(failingMs, failingUnknown),
  },
] as const satisfies readonly MeasureOf<OperationSum>[];
