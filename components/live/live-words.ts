import { US_PER_S } from "../../lib/core/time.ts";
import type { LiveFigures } from "../../lib/wire/live.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import type { LiveLink, LiveState } from "./live-state.ts";

const SECONDS_PER_MINUTE = 60;

/** How many minutes the figures cover, to the minute. */
export const minutesOf = ({ fromUs, nowUs }: LiveFigures): number =>
  Math.max(1, Math.round((nowUs - fromUs) / US_PER_S / SECONDS_PER_MINUTE));

/** The time that the figures cover, in words. */
export function spanWords(figures: LiveFigures): string {
  const minutes = minutesOf(figures);
  return minutes === 1 ? "the last minute" : `the last ${minutes} minutes`;
}

/** So many in a minute: "12", "0.4"; "0" for none. */
export function rateWords(attempts: number, figures: LiveFigures): string {
  const rate = attempts / ((figures.nowUs - figures.fromUs) / US_PER_S / SECONDS_PER_MINUTE);
  if (attempts === 0) return "0";
  return rate >= 10 ? formatCount(Math.round(rate)) : rate.toFixed(rate < 1 ? 2 : 1);
}

/** Whether events come, in words that change only when that does. */
export function linkWords(link: LiveLink, isPaused: boolean): string {
  if (link === "away") return "Connecting again";
  if (link === "opening") return "Connecting";
  return isPaused || link === "hidden" ? "Paused" : "Live";
}

/** What waits above the list, as its button says; `null`: nothing does. */
export const newWords = ({ landedSince }: Pick<LiveState, "landedSince">): string | null =>
  landedSince === 0 ? null : `${formatCount(landedSince)} new`;

/** What landed and is not in the list, in a sentence; `null`: nothing. */
export const untoldWords = ({ untold }: Pick<LiveState, "untold">): string | null =>
  untold === 0
    ? null
    : `${formatCounted(untold, "attempt")} landed faster than they can be listed. The figures count them, and they are in the list of calls.`;
