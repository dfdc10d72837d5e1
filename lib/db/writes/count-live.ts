import { isoFromUs } from "../../core/time.ts";
import type { TransactionSql } from "../connect.ts";
import type { RejectCause } from "../import-state.ts";
import { countCauses } from "../reject-causes.ts";
import type { ReadyChunk } from "./chunk-text.ts";
import { jsonText } from "./store-rejects.ts";

/** An ingest key and the source that its records belong to. */
export interface LiveSource {
  readonly workspace: number;
  readonly importId: number;
  readonly keyId: number;
}

/** What became of a record; `updated`: the call was known, and the record told more of it. */
export type LiveFate = "inserted" | "duplicate" | "updated";

/** What the sender of a batch tells of itself. */
export interface LiveSender {
  readonly client: string | null;
  /** Records that it had to drop since its last batch was taken. */
  readonly dropped: number;
}

interface Counted {
  readonly chunk: ReadyChunk;
  readonly fates: readonly LiveFate[];
  readonly sender: LiveSender | undefined;
}

const NOBODY: LiveSender = { client: null, dropped: 0 };

/** Counts a batch with its source: last of all, since batches of one key wait for each other from here to the commit. */
export async function countLive(
  tx: TransactionSql,
  { workspace, importId }: LiveSource,
  { chunk, fates, sender = NOBODY }: Counted,
): Promise<void> {
  const inserted = fates.filter((fate) => fate === "inserted").length;
  const updated = fates.filter((fate) => fate === "updated").length;
  const { firstUs, lastUs, datedFromUs, undated, rejects, skips } = chunk;
  const at = (us: number) => (Number.isFinite(us) ? isoFromUs(us) : null);
  const hasTimes = firstUs <= lastUs;
  // A batch of which nothing is new was sent before, and told then what had been dropped.
  const dropped = inserted > 0 || fates.length === 0 ? sender.dropped : 0;
  await countOddities(tx, { workspace, importId }, { rejects, skips });
  await tx`
    update imports set
      received = received + ${chunk.received}, inserted = inserted + ${inserted},
      duplicate = duplicate + ${fates.length - inserted}, completed = completed + ${updated},
      rejected = rejected + ${rejects.length}, skipped = skipped + ${chunk.skipped},
      holds_rows = holds_rows or ${fates.length > 0},
      progressed_at = clock_timestamp(), finished_at = clock_timestamp(),
      first_at = least(first_at, ${hasTimes ? at(firstUs) : null}::timestamptz),
      last_at = greatest(last_at, ${hasTimes ? at(lastUs) : null}::timestamptz),
      dated_from = least(dated_from, ${at(datedFromUs)}::timestamptz),
      undated = undated + ${undated}, dropped = dropped + ${dropped},
      client = coalesce(${sender.client}, client)
    where workspace = ${workspace} and id = ${importId}`;
}

/** Counts by cause what was rejected or skipped; none, and nothing is read or locked. */
async function countOddities(
  tx: TransactionSql,
  { workspace, importId }: Omit<LiveSource, "keyId">,
  { rejects, skips }: Pick<ReadyChunk, "rejects" | "skips">,
): Promise<void> {
  if (rejects.length === 0 && Object.keys(skips).length === 0) return;
  interface Before {
    readonly causes: readonly RejectCause[];
    readonly skips: Readonly<Record<string, number>>;
  }
  const [before] = await tx<[Before]>`
    select reject_causes as causes, skips from imports
    where workspace = ${workspace} and id = ${importId} for no key update`;
  const sums: Record<string, number> = { ...before.skips };
  for (const [reason, rows] of Object.entries(skips)) sums[reason] = (sums[reason] ?? 0) + rows;
  await tx`
    update imports set reject_causes = ${jsonText(countCauses(before.causes, rejects))}::text::jsonb,
      skips = ${jsonText(sums)}::text::jsonb
    where workspace = ${workspace} and id = ${importId}`;
}
