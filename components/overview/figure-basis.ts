import type { Assumption } from "../../lib/pricing/types.ts";
import type { Overview } from "../../lib/wire/overview.ts";
import type { Basis } from "../ui/badge.tsx";

const GUESSED_TIER: ReadonlySet<Assumption> = new Set(["tier-requested", "tier-given"]);

/** How well the spend is founded: *assumed* once the tier of half of the priced records is a guess. */
export function spendBasis({ total, assumed }: Pick<Overview, "total" | "assumed">): Basis {
  const priced = total.records - total.unpricedRecords;
  if (priced === 0) return "not evaluable";
  const guessed = assumed
    .filter(({ assumption }) => GUESSED_TIER.has(assumption))
    .reduce((sum, { records }) => sum + records, 0);
  return guessed * 2 >= priced ? "assumed" : "measured";
}

/** What the same tokens would have cost elsewhere is modelled, where anything is priced at all. */
export const elsewhereBasis = (overview: Pick<Overview, "total" | "assumed">): Basis =>
  spendBasis(overview) === "not evaluable" ? "not evaluable" : "modelled";
