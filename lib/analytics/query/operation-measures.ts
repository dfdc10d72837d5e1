import { type MeasureOf, measured, shareOf } from "./measure.ts";
import type { OperationSum } from "./operation-sum.ts";

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
  {
    id: "fallbackShare",
    title: "Fallback share",
    unit: "share",
    adds: false,
    better: "less",
    how: "operations whose last attempt asked for another tier than the first ÷ operations with an id that say both",
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
    how: "time from the end of an attempt to the start of the next",
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
