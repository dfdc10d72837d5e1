import { netUsd } from "../../lib/analytics/latency/break-even.ts";
import type { ExtraWait, TierPays } from "../../lib/wire/latency.ts";
import { formatUsd } from "../format/money.ts";
import { MINUS, UNKNOWN } from "../format/number-text.ts";
import { formatDuration } from "../format/quantity.ts";

/** A number of dollars as it reads on screen. */
export function usdWords(usd: number): string {
  const text = Math.abs(usd).toFixed(12);
  return `${usd < 0 ? MINUS : ""}${formatUsd(text)}`;
}

const signedDuration = (ms: number): string =>
  `${ms < 0 ? MINUS : "+"}${formatDuration(Math.abs(ms))}`;

/** A figure and, where it has one, its interval. */
export interface WithRange {
  readonly words: string;
  readonly range: string;
}

/** "+3.1 s" with "+2.8 s to +3.4 s, 90 %" */
export function waitWords(wait: ExtraWait | null): WithRange {
  if (!wait) return { words: "not known", range: "no like calls at standard" };
  const { ms, lowMs, highMs } = wait;
  if (lowMs === null || highMs === null) return { words: signedDuration(ms), range: "" };
  const range = `${signedDuration(lowMs)} to ${signedDuration(highMs)}, 90\u00a0%`;
  return { words: signedDuration(ms), range };
}

/** When a tier pays: "while an hour costs less than $1.20" with "$1.10 to $1.30, 90 %". */
export function paysWords(pays: TierPays): WithRange {
  const { usdPerHour, lowUsdPerHour: low, highUsdPerHour: high } = pays;
  if (pays.pays === null) return { words: "not known", range: "" };
  if (pays.pays === "always") return { words: "at any price", range: "no dearer, no slower" };
  if (pays.pays === "never") return { words: "never", range: "dearer, and no faster" };
  if (usdPerHour === null) return { words: UNKNOWN, range: "" };
  const lead =
    pays.pays === "below" ? "while an hour costs less than" : "once an hour costs more than";
  return { words: `${lead} ${usdWords(usdPerHour)}`, range: rangeWords(low, high) };
}

function rangeWords(low: number | null, high: number | null): string {
  if (low === null && high === null) return "";
  if (low === null) return `at most ${usdWords(high ?? 0)}, 90\u00a0%`;
  if (high === null) return `at least ${usdWords(low)}, 90\u00a0%`;
  return `${usdWords(low)} to ${usdWords(high)}, 90\u00a0%`;
}

export type Verdict = "pays" | "does-not-pay" | "about-even" | "not-known";

const isBetween = (usd: number, low: number | null, high: number | null): boolean =>
  (low !== null || high !== null) && (low === null || usd >= low) && (high === null || usd <= high);

/** Whether a tier pays at a price of an hour; about even within the interval of its break-even. */
export function verdictAt(pays: TierPays, usdPerHour: number): Verdict {
  if (pays.savedUsd === null || pays.extraMs === null) return "not-known";
  const { lowUsdPerHour: low, highUsdPerHour: high } = pays;
  if (pays.usdPerHour !== null && isBetween(usdPerHour, low, high)) return "about-even";
  return netUsd(pays.savedUsd, pays.extraMs, usdPerHour) > 0 ? "pays" : "does-not-pay";
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  pays: "pays",
  "does-not-pay": "does not pay",
  "about-even": "about even",
  "not-known": "not known",
};

/** What a thousand calls leave at a price of an hour, once their longer wait is paid for. */
export function netPerThousand(pays: TierPays, usdPerHour: number): string {
  if (pays.savedUsd === null || pays.extraMs === null) return UNKNOWN;
  return usdWords(netUsd(pays.savedUsd, pays.extraMs, usdPerHour) * 1_000);
}

/** "gpt-5-mini at flex", with its workload where that is told apart. */
export function paysName({ model, tier, workload }: TierPays, apart: "model" | "workload"): string {
  const name = `${model ?? "unknown model"} at ${tier}`;
  return apart === "workload" ? `${name} for ${workload ?? "no workload"}` : name;
}
