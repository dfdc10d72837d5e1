import type { SimulationAnswer } from "../../lib/wire/simulation.ts";

export interface WidthPartWords {
  readonly name: string;
  /** Half of what it alone adds, in dollars. */
  readonly usd: string;
  /** Of the squares, so that parts add up to all. */
  readonly share: number;
}

/** What different histories of the same world make of it. */
export const CHANCE = "chance of when shortages come";

const NAMES = {
  sampling: CHANCE,
  parameter: "what your records leave open",
  weekToWeek: "week to week",
  assumption: "assumptions",
} as const;

/** What makes the interval wide, each with its share; none where it has no width. */
export function widthParts({ width }: SimulationAnswer): readonly WidthPartWords[] {
  const squares = Object.values(width).reduce((sum, usd) => sum + Number(usd) ** 2, 0);
  if (squares === 0) return [];
  return (["sampling", "parameter", "weekToWeek", "assumption"] as const).map((part) => ({
    name: NAMES[part],
    usd: width[part],
    share: Number(width[part]) ** 2 / squares,
  }));
}

const SHRINKS: Readonly<Record<string, string>> = {
  slowdown: "A few calls in a hundred sent to flex for a week would time it.",
  billAbandoned: "Your next invoice tells, after a day with calls that timed out.",
  cacheLossOnFallback: "Cached tokens of calls that fell back would tell.",
  weekOff: "More weeks of calls at flex would tell how weeks differ.",
  prioritySlowdown: "A few calls at priority would time it.",
  batchSeconds: "A week of batches would time them.",
  batchLateShare: "A week of batches would time them.",
  batchExpiredShare: "A few weeks of batches would count them.",
  refusalSeconds: "Import refused attempts with their durations.",
  stallShare: "Import refused attempts with their durations.",
  stallSeconds: "Import refused attempts with their durations.",
};

/** What would make the interval narrower, for the input that moves most. */
export const shrinkWords = (driver: string): string =>
  SHRINKS[driver] ?? "A few calls in a hundred sent to flex for a week would measure it.";
