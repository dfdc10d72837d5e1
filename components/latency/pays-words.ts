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

/** "+3.1 s (90 %: +2.8 s to +3.4 s)" */
export function waitWords(wait: ExtraWait | null): string {
  if (!wait) return "no like calls at standard";
  const { ms, lowMs, highMs } = wait;
  if (lowMs === null || highMs === null) return signedDuration(ms);
  return `${signedDuration(ms)} (90\u00a0%: ${signedDuration(lowMs)} to ${signedDuration(highMs)})`;
}

/** When a tier pays: "while an hour costs less than $1.20 (90 %: $1.10 to $1.30)". */
export function paysWords(pays: TierPays): string {
  const { usdPerHour, lowUsdPerHour: low, highUsdPerHour: high } = pays;
  if (pays.pays === null) return "not known";
  if (pays.pays === "always") return "at any price: no dearer, no slower";
  if (pays.pays === "never") return "never: dearer, and no faster";
  if (usdPerHour === null) return UNKNOWN;
  const lead =
    pays.pays === "below" ? "while an hour costs less than" : "once an hour costs more than";
  return `${lead} ${usdWords(usdPerHour)}${rangeWords(low, high)}`;
}

function rangeWords(low: number | null, high: number | null): string {
  if (low === null && high === null) return "";
  if (low === null) return ` (90\u00a0%: at most ${usdWords(high ?? 0)})`;
  if (high === null) return ` (90\u00a0%: at least ${usdWords(low)})`;
  return ` (90\u00a0%: ${usdWords(low)} to ${usdWords(high)})`;
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
