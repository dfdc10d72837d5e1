import type { Assumption } from "../pricing/types.ts";

const GUESSES: ReadonlySet<Assumption> = new Set(["tier-requested", "tier-given"]);

/** Whether a price rests on a tier that the record itself does not name as the one that served it. */
export const isTierGuessed = (assumed: readonly Assumption[]): boolean =>
  assumed.some((assumption) => GUESSES.has(assumption));

/** Whether a sum counts as assumed: the tier of at least half of what is priced in it is a guess. */
export const restsOnGuesses = (guessed: number, priced: number): boolean =>
  guessed > 0 && guessed * 2 >= priced;
