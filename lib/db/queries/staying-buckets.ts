import type { UsageRecord } from "../../core/record.ts";
import { isoFromUs } from "../../core/time.ts";
import type { TransactionSql } from "../connect.ts";
import { isSynthetic } from "../sum-facts.ts";

/** `null`: open. */
export interface Period {
  readonly fromUs: number | null;
  readonly toUs: number | null;
}

export interface StayingBucket
  extends Pick<
    UsageRecord,
    "startUs" | "endUs" | "provider" | "model" | "project" | "tierRequested" | "tierServed"
  > {
  readonly id: number;
}

const STAYING_LABELS = {
  provider: "provider",
  model: "model",
  project: "project",
  tierRequested: "tier_requested",
  tierServed: "tier_served",
} as const;

const ROWS_AT_ONCE = 20_000;

/**
 * Stored usage rows of the user's own that a tried import, once settled, would leave in force, some thousand at a time.
 * No cursor, so that the transaction can be used for each of these.
 */
export async function* stayingBuckets(
  tx: TransactionSql,
  workspace: number,
  { fromUs, toUs }: Period,
): AsyncGenerator<readonly StayingBucket[]> {
  const names = Object.entries(STAYING_LABELS).map(
    ([kind, column]) =>
      `(select name from labels where labels.workspace = facts.workspace and kind = '${kind}' and labels.id = ${column}) as "${kind}"`,
  );
  const from =
    fromUs === null
      ? tx``
      : tx`and coalesce(end_at, start_at) >= ${isoFromUs(fromUs)}::timestamptz`;
  const to = toUs === null ? tx`` : tx`and start_at < ${isoFromUs(toUs)}::timestamptz`;
  const after = (id: number) => tx<StayingBucket[]>`
    select id, (extract(epoch from start_at) * 1000000)::bigint as "startUs",
      (extract(epoch from end_at) * 1000000)::bigint as "endUs", ${tx.unsafe(names.join(", "))}
    from buckets facts
    where workspace = ${workspace} and active and not ${isSynthetic(tx, workspace)} ${from} ${to}
      and bucket not in (select bucket from trial_versions where not is_known)
      and id > ${id}
    order by id limit ${ROWS_AT_ONCE}`;
  let rows = await after(0);
  while (rows.length > 0) {
    yield rows;
    rows = await after(rows.at(-1)?.id ?? 0);
  }
}
