import { ERROR_CLASSES, OUTCOMES, type UsageRecord } from "../../core/record.ts";
import { isoFromUs } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { CallsScope } from "./list-calls.ts";

/** What of a call says whether flex had room. */
export type FlexAttempt = Pick<
  UsageRecord,
  "grain" | "startUs" | "outcome" | "errorClass" | "tierRequested" | "tierServed"
>;

interface AttemptRow {
  readonly at_us: number;
  readonly outcome: number;
  readonly error_class: number | null;
  readonly requested: string | null;
  readonly served: string | null;
}

/** The latest calls of a scope that asked for flex or were served there, at most so many, in order of time. */
export async function flexAttempts(
  { sql, workspace }: Database,
  { span, condition }: Pick<CallsScope, "span" | "condition">,
  most: number,
): Promise<readonly FlexAttempt[]> {
  const rows = await sql<AttemptRow[]>`
    with tiers as materialized (select kind, id, name from labels
      where workspace = ${workspace} and kind in ('tierRequested', 'tierServed')),
    found as materialized (select at, key, outcome, error_class, tier_requested, tier_served from calls
      where workspace = ${workspace} and at >= ${isoFromUs(span.fromUs)}::text::timestamptz
        and at < ${isoFromUs(span.toUs)}::text::timestamptz ${condition()}
        and (tier_requested = any (array(select id from tiers where kind = 'tierRequested' and name = 'flex'))
          or tier_served = any (array(select id from tiers where kind = 'tierServed' and name = 'flex')))
      order by at desc, key desc limit ${most})
    select (extract(epoch from at) * 1000000)::bigint as at_us, outcome, error_class,
      requested.name as requested, served.name as served
    from found
    left join tiers requested on requested.kind = 'tierRequested' and requested.id = tier_requested
    left join tiers served on served.kind = 'tierServed' and served.id = tier_served
    order by at, key`;
  return rows.map((row) => ({
    grain: "call",
    startUs: row.at_us,
    outcome: OUTCOMES[row.outcome] ?? "unknown",
    errorClass: row.error_class === null ? null : (ERROR_CLASSES[row.error_class] ?? "unknown"),
    tierRequested: row.requested,
    tierServed: row.served,
  }));
}
