import type { UsageRecord } from "../../core/record.ts";
import { isoFromUs, UNDATED_US, US_PER_DAY } from "../../core/time.ts";
import type { TransactionSql } from "../connect.ts";
import { isSynthetic } from "../sum-facts.ts";

/** Names of a whole batch that is stored as an aggregate row. */
export type BatchNames = Pick<UsageRecord, "provider" | "model" | "project">;

export interface StoredBatch extends BatchNames {
  /** A stored call of the batch names a time: its calls count then, and not its row. */
  readonly hasDatedCalls: boolean;
}

/** The user's own rows of whole batches that are in force, one for each name; the two sides of a batch meet as pages judge it. */
export async function storedBatches(
  tx: TransactionSql,
  workspace: number,
): Promise<readonly StoredBatch[]> {
  const name = (kind: string) => tx`(
    select name from labels where labels.workspace = ${workspace}
      and kind = ${kind} and labels.id = jobs.${tx(kind)}) as ${tx(kind)}`;
  const dated = isoFromUs(UNDATED_US + US_PER_DAY);
  return await tx<StoredBatch[]>`
    with batch as (
      select id from labels where workspace = ${workspace} and name = 'batch'
        and kind in ('tierRequested', 'tierServed')
    ), jobs as (
      select provider, model, project, bool_or(exists (
        select from calls
        where calls.workspace = ${workspace} and calls.at >= ${dated}::text::timestamptz
          and calls.at >= date_bin('1 day', start_at, 'epoch')
          and calls.at < date_bin('1 day', coalesce(end_at, start_at), 'epoch') + interval '24 hours'
          and (calls.tier_requested in (select id from batch) or calls.tier_served in (select id from batch))
          and (calls.provider = buckets.provider or calls.provider = 0 or buckets.provider = 0)
          and (calls.model = buckets.model or calls.model = 0 or buckets.model = 0)
          and (calls.project = buckets.project or calls.project = 0 or buckets.project = 0)
      )) as "hasDatedCalls"
      from buckets
      where workspace = ${workspace} and active and not ${isSynthetic(tx, workspace)}
        and tier_requested in (select id from batch) and tier_served in (select id from batch)
      group by provider, model, project
    )
    select ${name("provider")}, ${name("model")}, ${name("project")}, "hasDatedCalls" from jobs`;
}
