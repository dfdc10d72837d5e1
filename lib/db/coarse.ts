/** What a stored sum is of: hours and days of UTC, and days of the workspace's reporting zone. */
export const UNIT = { hour: 0, utcDay: 1, zoneDay: 2 } as const;
export type Unit = keyof typeof UNIT;

/** A choice of dimensions that sums are kept by. Fewer dimensions, fewer rows. */
export interface Cut {
  readonly cut: number;
  /** Columns that are not told apart; they hold nothing. */
  readonly without: readonly string[];
  readonly units: readonly Unit[];
  /** It tells apart what sums by hour do not, so that it is made of the facts, or of another such cut. */
  readonly fromFacts?: true;
}

/** Of cuts that are there already, the last that another one can be made of: it tells apart all that this one does. */
export const finerCut = (done: readonly Cut[], { without, fromFacts }: Cut): Cut | null =>
  done.findLast(
    (cut) => cut.fromFacts === fromFacts && cut.without.every((column) => without.includes(column)),
  ) ?? null;

/** Of cuts from the fewest rows to the most, the first that tells the wanted columns apart; `null` where none does. */
export const chooseCut = (
  cuts: readonly Cut[],
  unit: Unit,
  wanted: readonly string[],
): Cut | null =>
  cuts.find(
    ({ without, units }) =>
      units.includes(unit) && wanted.every((column) => !without.includes(column)),
  ) ?? null;
