import { exactUsd, parseUsd, picodollars } from "../../core/money.ts";
import type { PaysWhen } from "../../wire/latency.ts";

const MS_PER_HOUR = 3_600_000;

export interface BreakEven {
  readonly pays: PaysWhen;
  /** Dollars for an hour of one call's delay; `null` where it pays always or never. */
  readonly usdPerHour: number | null;
}

/** When a tier pays that takes so many dollars off a call (below zero: adds them) and takes so much longer. */
export function breakEven(savedUsd: number, extraMs: number): BreakEven {
  if (savedUsd >= 0 && extraMs <= 0) return { pays: "always", usdPerHour: null };
  if (savedUsd <= 0 && extraMs >= 0) return { pays: "never", usdPerHour: null };
  const usdPerHour = (savedUsd * MS_PER_HOUR) / extraMs;
  return { pays: savedUsd > 0 ? "below" : "above", usdPerHour };
}

/** What is left of a call's saving once its longer wait is paid for, in dollars. */
export const netUsd = (savedUsd: number, extraMs: number, usdPerHour: number): number =>
  savedUsd - (extraMs / MS_PER_HOUR) * usdPerHour;

/** A sum shared out over calls, as exact text rounded to a picodollar; `null` without calls. */
export function perCallUsd(sum: bigint, calls: number): string | null {
  return calls === 0 ? null : exactUsd(picodollars(sum / BigInt(calls)));
}

/** Exact text as a number of dollars, for ratios only. */
export const usdNumber = (text: string): number =>
  Number(exactUsd(parseUsd(text) ?? picodollars(0n)));
