/** What a stored sum is of: hours and days of UTC, and days of the workspace's reporting zone. */
export const UNIT = { hour: 0, utcDay: 1, zoneDay: 2 } as const;
export type Unit = keyof typeof UNIT;

/** A choice of dimensions that sums are kept by. Fewer dimensions, fewer rows. */
export interface Cut {
  readonly cut: number;
  /** Columns that are not told apart; they hold nothing. */
  readonly without: readonly string[];
  readonly units: readonly Unit[];
}

const NAMES_OF_USE = ["project", "workload", "api_key", "endpoint"];
const DAYS = ["utcDay", "zoneDay"] as const;

/** From the fewest rows to the most. */
export const COST_CUTS: readonly Cut[] = [
  { cut: 2, without: NAMES_OF_USE, units: ["hour", ...DAYS] },
  { cut: 1, without: ["api_key", "endpoint"], units: DAYS },
  { cut: 0, without: [], units: DAYS },
];

/** The cut with the fewest rows that tells the wanted columns apart; `null` where none does. */
export const chooseCut = (
  cuts: readonly Cut[],
  unit: Unit,
  wanted: readonly string[],
): Cut | null =>
  cuts.find(
    ({ without, units }) =>
      units.includes(unit) && wanted.every((column) => !without.includes(column)),
  ) ?? null;
