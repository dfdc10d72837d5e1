import type { ErrorClass, Outcome } from "../core/record.ts";
import { TIME_SPLITS } from "./cost-cell.ts";

/** What operation cells may be split by; the others come back `null`. */
export const OPERATION_SPLITS = [
  ...TIME_SPLITS,
  "provider",
  "model",
  "tierRequested",
  "project",
  "workload",
  "apiKey",
  "endpoint",
  "firstErrorClass",
  "lastOutcome",
  "lastErrorClass",
  "lastTierServed",
  "fellBack",
  "grouped",
  "attemptsEach",
] as const;
export type OperationSplit = (typeof OPERATION_SPLITS)[number];

/**
 * Operations (what a caller wanted once) that are alike: the calls that share an operation id, counted where the first
 * of them lies and under its names. A call without an id is an operation by itself of which nobody knows whether it was
 * tried before: `grouped` is false then.
 */
export interface OperationCell {
  /** As in `CostCell`, of the first attempt. */
  readonly bucket: number | null;
  /** Of the first attempt. */
  readonly provider: string | null;
  readonly model: string | null;
  readonly tierRequested: string | null;
  readonly project: string | null;
  readonly workload: string | null;
  readonly apiKey: string | null;
  readonly endpoint: string | null;
  readonly firstErrorClass: ErrorClass | null;
  /** Of the last attempt. */
  readonly lastOutcome: Outcome | null;
  readonly lastErrorClass: ErrorClass | null;
  readonly lastTierServed: string | null;
  /** Whether the last attempt asked for another tier than the first; `null` where one of them names none, or not asked for. */
  readonly fellBack: boolean | null;
  readonly grouped: boolean | null;
  /** Attempts of each operation, 1 to 9 and 10 for more; `null` where not asked for. */
  readonly attemptsEach: number | null;
  readonly operations: number;
  readonly attempts: number;
  /** From the end of an attempt to the start of the next, where both are known, in milliseconds. */
  readonly waitedMs: number;
  /** Operations with a wait that cannot be known. */
  readonly waitedUnknown: number;
  /** Latency of failed attempts, in milliseconds. */
  readonly failingMs: number;
  /** Operations with a failed attempt whose latency is unknown. */
  readonly failingUnknown: number;
}
