import type { Fragment } from "postgres";
import type { Database } from "../database.ts";

/**
 * Joins `tier`, the label of the tier to price of each row of `sums`: served, else requested unless
 * `auto`; its name is null where there is none.
 */
export function pricedTierJoin({ sql, workspace }: Database): Fragment {
  return sql`
    left join labels tier on tier.workspace = ${workspace}
      and tier.kind = case when sums.tier_served <> 0 then 'tierServed' else 'tierRequested' end
      and tier.id = case when sums.tier_served <> 0 then sums.tier_served else sums.tier_requested end
      and (sums.tier_served <> 0 or tier.name <> 'auto')`;
}
