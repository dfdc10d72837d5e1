import { ADVISORY } from "../advisory-locks.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import type { LiveFate } from "./count-live.ts";
import { jsonText } from "./store-rejects.ts";

/** An answer that is kept with the batch: whoever sends it again under the same name gets it again. */
export interface KeptReply {
  readonly idempotencyKey: string;
  readonly bodyHash: string;
  readonly status: number;
  /** What the answer is printed from, once it is known what became of each row. */
  outcome(fates: readonly LiveFate[]): unknown;
}

interface Keeper {
  readonly workspace: number;
  readonly keyId: number;
}

interface KnownReply {
  readonly bodyHash: string;
  readonly status: number;
  readonly outcome: unknown;
}

export type FoundReply =
  | { readonly kind: "new" | "in-flight" | "other" }
  | { readonly kind: "replayed"; readonly status: number; readonly outcome: unknown };

/**
 * What was answered under the name before; `other` where that was to other records. Nobody else stores under it
 * until the transaction ends: whoever tries meanwhile finds it in flight.
 */
export async function knownReply(
  tx: TransactionSql,
  { workspace, keyId }: Keeper,
  { idempotencyKey, bodyHash }: Pick<KeptReply, "idempotencyKey" | "bodyHash">,
): Promise<FoundReply> {
  const [{ free }] = await tx<[{ free: boolean }]>`
    select pg_try_advisory_xact_lock(${ADVISORY.idempotencyKey},
      hashtext(${`${workspace} ${keyId} ${idempotencyKey}`})) as free`;
  if (!free) return { kind: "in-flight" };
  const [known] = await tx<[KnownReply?]>`
    select body_hash as "bodyHash", status, outcome from ingest_replies
    where workspace = ${workspace} and key_id = ${keyId} and idempotency_key = ${idempotencyKey}`;
  if (!known) return { kind: "new" };
  if (known.bodyHash !== bodyHash) return { kind: "other" };
  return { kind: "replayed", status: known.status, outcome: known.outcome };
}

/** Keeps an answer, in the transaction of its batch. */
export async function keepReply(
  tx: TransactionSql,
  { workspace, keyId }: Keeper,
  reply: Omit<KeptReply, "outcome"> & { readonly outcome: unknown },
): Promise<void> {
  const { idempotencyKey, bodyHash, status, outcome } = reply;
  await tx`
    insert into ingest_replies (workspace, key_id, idempotency_key, body_hash, status, outcome)
    values (${workspace}, ${keyId}, ${idempotencyKey}, ${bodyHash}, ${status}, ${jsonText(outcome)}::text::jsonb)`;
}

/** Forgets answers that are more than a day old: what is sent again after that is known by its records. */
export async function forgetOldReplies({ sql, workspace }: Database): Promise<void> {
  await sql`
    delete from ingest_replies
    where workspace = ${workspace} and at < clock_timestamp() - interval '24 hours'`;
}
