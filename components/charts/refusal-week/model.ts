import type { ChartModel } from "../kit/chart-model.ts";

/** How much of an hour was refused: five steps of colour, too few attempts to say, or none at all. */
export type WeekLook = 0 | 1 | 2 | 3 | 4 | "few" | "none";

export interface WeekCell {
  readonly day: string;
  readonly look: WeekLook;
  readonly text: string;
}

/** One hour of the day with its seven days, Monday first. */
export interface WeekHour {
  readonly key: string;
  readonly label: string;
  readonly cells: readonly WeekCell[];
  /** Seven equal lengths by series id: a column of cells. */
  readonly drawn: Readonly<Record<string, number>>;
}

export interface RefusalWeekModel extends ChartModel {
  readonly hours: readonly WeekHour[];
  readonly days: readonly string[];
  /** The steps of colour that occur, in words. */
  readonly steps: readonly { readonly look: WeekLook; readonly label: string }[];
}
