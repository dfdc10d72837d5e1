import { err, ok, type Result } from "../../core/result.ts";
import { ADVISORY } from "../advisory-locks.ts";
import { roomChecker } from "../check-room.ts";
import type { KeyedRecord, RejectedRow } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { type DatabaseError, errorCodeOf, explainFailure } from "../database-error.ts";
import { storedKeys } from "../live-names.ts";
import { ChunkText } from "./chunk-text.ts";
import { countLive, type LiveFate, type LiveSender, type LiveSource } from "./count-live.ts";
import { type KeptReply, keepReply, knownReply } from "./kept-replies.ts";
import { callStore, type StoredKeys } from "./store-calls.ts";
import { jsonText } from "./store-rejects.ts";
import { tellLanded } from "./tell-landed.ts";

/** A record of a live batch, each a call with its key; `details`: what is kept beside the call. */
export interface LiveRow {
  readonly key: string;
  /** The key under which a file may have told of the call before: by the id of its answer. */
  readonly fileKey?: string | null;
  readonly row: KeyedRecord;
  readonly details: unknown;
}

export interface LiveAppend {
  readonly rows: readonly LiveRow[];
  readonly rejects: readonly RejectedRow[];
  /** What came and is no record, by reason. */
  readonly skips: Readonly<Record<string, number>>;
  readonly sender?: LiveSender;
}

export type LiveStored =
  | { readonly kind: "stored"; readonly fates: readonly LiveFate[] }
  | { readonly kind: "replayed"; readonly status: number; readonly outcome: unknown };

export type LiveError =
  | DatabaseError
  | {
      readonly code: "key-ended" | "batch-in-flight" | "idempotency-mismatch" | "writes-held";
      readonly message: string;
    };

export interface LiveWriter {
  append(batch: LiveAppend, reply: KeptReply | null): Promise<Result<LiveStored, LiveError>>;
}

/** So long a batch waits for an undo, or another writer of the same calls. */
const LONGEST_WAIT = "5s";
/** The wait was too long, or two waited for each other and this one was chosen to come back. */
const HELD = new Set(["55P03", "40P01", "40001"]);

const ENDED: LiveError = {
  code: "key-ended",
  message: "The ingest key was revoked, or has expired, while the batch came in. Make another one.",
};
const IN_FLIGHT: LiveError = {
  code: "batch-in-flight",
  message: "A batch of the same Idempotency-Key is being stored. Send it again in a moment.",
};
const MISMATCH: LiveError = {
  code: "idempotency-mismatch",
  message:
    "Other records came under this Idempotency-Key within a day. Send new records under a new one.",
};

class Refusal extends Error {
  readonly reason: LiveError;
  constructor(reason: LiveError) {
    super(reason.message);
    this.reason = reason;
  }
}

/** Stores the batches of one ingest key, each in one transaction: all of it is kept, or nothing. */
export function liveWriter(
  db: Database,
  { importId, keyId }: Pick<LiveSource, "importId" | "keyId">,
): LiveWriter {
  const source = { workspace: db.workspace, importId, keyId };
  const storeCalls = callStore(source, { tellsKeys: true });
  const checkRoom = roomChecker(db);

  async function store(batch: LiveAppend, reply: KeptReply | null): Promise<LiveStored> {
    const text = new ChunkText(db, importId, { isLive: true });
    const records = batch.rows.map(({ row }) => row);
    const skipped = Object.values(batch.skips).reduce((sum, rows) => sum + rows, 0);
    const received = records.length + batch.rejects.length + skipped;
    await text.add({ records, rejects: batch.rejects, skips: batch.skips, received });
    const chunk = text.end(received);
    await checkRoom();
    return await db.transactions.run(async (tx) => {
      const known = await beginBatch(tx, source, reply);
      if (known) return known;
      const { keys } = await storeCalls(tx, chunk);
      const fates = fatesOf(batch.rows, keys);
      await storeDetails(tx, source, batch.rows);
      if (reply) await keepReply(tx, source, { ...reply, outcome: reply.outcome(fates) });
      await countLive(tx, source, { chunk, fates, sender: batch.sender });
      return { kind: "stored", fates };
    });
  }

  return {
    async append(batch, reply) {
      try {
        const rows = await underFileKeys(db, batch.rows);
        const stored = await store({ ...batch, rows }, reply);
        if (stored.kind === "stored") tellLanded(db, importId, landedKeys(rows, stored.fates));
        return ok(stored);
      } catch (error) {
        if (error instanceof Refusal) return err(error.reason);
        if (HELD.has(errorCodeOf(error) ?? "")) {
          const message =
            "The records are held by another change. Send the batch again in a moment.";
          return err({ code: "writes-held", message });
        }
        const explained = explainFailure(error, db.address);
        if (explained) return err(explained);
        throw error;
      }
    },
  };
}

/** Of rows that repeat a key the first may be new, the others never are. */
function fatesOf(rows: readonly LiveRow[], keys: StoredKeys | undefined): readonly LiveFate[] {
  const seen = new Set<string>();
  return rows.map(({ key }) => {
    const isFirst = !seen.has(key);
    seen.add(key);
    if (isFirst && (keys?.inserted?.has(key) ?? true)) return "inserted";
    return keys?.completed.has(key) ? "updated" : "duplicate";
  });
}

/** Calls under the keys by which files told of them before. */
async function underFileKeys(
  { sql, workspace }: Database,
  rows: readonly LiveRow[],
): Promise<readonly LiveRow[]> {
  const fileKeys = rows.flatMap(({ fileKey }) => fileKey ?? []);
  if (fileKeys.length === 0) return rows;
  const known = await storedKeys(sql, workspace, fileKeys);
  if (known.size === 0) return rows;
  return rows.map((live) => {
    const { fileKey } = live;
    if (fileKey == null || !known.has(fileKey)) return live;
    return { ...live, key: fileKey, row: { ...live.row, key: fileKey } };
  });
}

const landedKeys = (rows: readonly LiveRow[], fates: readonly LiveFate[]): readonly string[] =>
  rows.flatMap(({ key }, place) => (fates[place] === "duplicate" ? [] : [key]));

/** Sees to it that the commit is on disk when it is answered, that the key is good, and that the batch is new. */
async function beginBatch(
  tx: TransactionSql,
  { workspace, importId, keyId }: LiveSource,
  reply: KeptReply | null,
): Promise<LiveStored | null> {
  const [, , , , [key]] = await Promise.all([
    tx`set local plan_cache_mode = force_custom_plan`,
    tx.unsafe(`set local lock_timeout = '${LONGEST_WAIT}'`),
    // Whatever the server is set to: an answer that a power cut could take back is none.
    tx`select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'`,
    tx`select pg_advisory_xact_lock_shared(${ADVISORY.importWrites}, ${workspace})`,
    tx<[{ id: number }?]>`
      select keys.id from ingest_keys keys
      join imports on imports.workspace = keys.workspace and imports.id = keys.import_id
      where keys.workspace = ${workspace} and keys.id = ${keyId} and imports.id = ${importId}
        and keys.revoked_at is null and coalesce(keys.expires_at > clock_timestamp(), true)
        and imports.state = 'done'`,
  ]);
  if (!key) throw new Refusal(ENDED);
  if (reply === null) return null;
  const known = await knownReply(tx, { workspace, keyId }, reply);
  switch (known.kind) {
    case "new":
      return null;
    case "in-flight":
      throw new Refusal(IN_FLIGHT);
    case "other":
      throw new Refusal(MISMATCH);
    case "replayed":
      return known;
  }
}

async function storeDetails(
  tx: TransactionSql,
  { workspace, importId }: LiveSource,
  rows: readonly LiveRow[],
): Promise<void> {
  const told = rows.filter(({ details }) => details !== null);
  if (told.length === 0) return;
  // In key order, so that two batches never wait for each other in a circle; of one call the first that tells.
  const firsts = new Map(told.toReversed().map(({ key, details }) => [key, details]));
  const keyed = [...firsts].map(([key, details]) => ({ key, details }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  await tx`
    insert into call_details (workspace, key, import_id, details)
    select ${workspace}::int, key, ${importId}::int, details
    from jsonb_to_recordset(${jsonText(keyed)}::text::jsonb) as row (key uuid, details jsonb)
    on conflict (workspace, key, import_id) do nothing`;
}
