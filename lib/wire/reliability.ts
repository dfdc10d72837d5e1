import type { ErrorClass } from "../core/record.ts";
import type { AppliedFilters, DataOrigin } from "./overview.ts";
import type { UsdText } from "./usd-text.ts";

/** Calls that were answered at another tier after one that asked for flex or batch had failed, by why it had. */
export interface CauseFallbacks {
  /** `null`: the failed call names no cause. */
  readonly cause: ErrorClass | null;
  readonly calls: number;
  /** What they cost, … */
  readonly spend: UsdText;
  /** … and how much more than at the tier asked for. */
  readonly lost: UsdText;
  /** Calls in `spend` whose model is not sold at the tier asked for. */
  readonly notSold: number;
  /** Calls without a price, in neither sum. */
  readonly unpriced: number;
}

export interface DurationBin {
  readonly fromMs: number;
  /** Exclusive; `null`: no end. */
  readonly toMs: number | null;
  readonly calls: number;
}

/** How long calls waited that timed out. */
export interface TimeoutDurations {
  /** Calls that timed out. */
  readonly calls: number;
  /** Of these, looked at one by one, … */
  readonly read: number;
  /** … which says nothing of their duration in so many. */
  readonly unknown: number;
  /** Of the calls read. */
  readonly bins: readonly DurationBin[];
  /** Of the calls read: those that waited as long as the SDKs do by default, by the tier that they asked for; most first. */
  readonly atDefault: readonly { readonly tier: string | null; readonly calls: number }[];
}

/** What the vocabulary of questions does not hold about failures. */
export interface Reliability {
  readonly nowUs: number;
  readonly filters: AppliedFilters;
  readonly shown: DataOrigin;
  /** Largest loss first. */
  readonly fallbacks: readonly CauseFallbacks[];
  readonly timeouts: TimeoutDurations;
}
