import { err, ok, type Result } from "../../core/result.ts";
import { isoFromUs } from "../../core/time.ts";
import { ADVISORY } from "../advisory-locks.ts";
import { roomChecker } from "../check-room.ts";
import type { Chunk, ChunkOutcome } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { type DatabaseError, explainFailure } from "../database-error.ts";
import type { ImportState, RejectCause } from "../import-state.ts";
import { countCauses } from "../reject-causes.ts";
import { type ChunkPart, ChunkText, type ReadyChunk } from "./chunk-text.ts";
import { storeBuckets } from "./store-buckets.ts";
import { callStore } from "./store-calls.ts";
import { jsonText, storeRejects } from "./store-rejects.ts";

export type AppendError =
  | DatabaseError
  /** Somebody cancelled or undid the import, or another process took it over. */
  | {
      readonly code: "import-not-running";
      readonly message: string;
      readonly state: ImportState | null;
    }
  /** The chunk does not begin where the stored ones end: it was stored before, or one is missing. */
  | { readonly code: "import-out-of-step"; readonly message: string; readonly rowsDone: number };

interface ImportProgress {
  readonly state: ImportState;
  readonly rowsDone: number;
  readonly rejected: number;
  readonly skips: Readonly<Record<string, number>>;
  readonly rejectCauses: readonly RejectCause[];
}

/** Carries an expected refusal out of a transaction, which it rolls back. */
class Refusal extends Error {
  readonly reason: AppendError;
  constructor(reason: AppendError) {
    super(reason.message);
    this.reason = reason;
  }
}

/** A chunk on its way: rows are made ready as they are added, and stored once it is appended. */
export interface GatheredChunk {
  add(part: ChunkPart): Promise<Result<unknown, AppendError>>;
  end(rowsDone: number, bytesRead?: number): ReadyChunk;
}

/** Stores the chunks of one import, in their order. */
export interface ImportWriter {
  gather(): GatheredChunk;
  /**
   * Stores a chunk in one transaction: calls that are new, what is told of others, buckets, rejects,
   * dirty hours and counts. All of it is stored, or nothing. A chunk that was stored before is refused as
   * out of step, so that no retry counts twice.
   */
  append(chunk: ReadyChunk): Promise<Result<ChunkOutcome, AppendError>>;
}

export function importWriter(db: Database, importId: number): ImportWriter {
  const { workspace, transactions } = db;
  const origin = { workspace, importId };
  const storeCalls = callStore(origin);
  const checkRoom = roomChecker(db);
  return {
    gather() {
      const text = new ChunkText(db, importId);
      return {
        add: (part) => attempt(db, () => text.add(part)),
        end: (rowsDone, bytesRead) => text.end(rowsDone, bytesRead),
      };
    },
    append: (chunk) =>
      attempt(db, async () => {
        await checkRoom();
        return await transactions.run(async (tx) => {
          const progress = await lockImport(tx, origin, chunk);
          const calls = await storeCalls(tx, chunk);
          await storeBuckets(tx, chunk);
          await storeRejects(tx, origin, chunk.rejects, progress.rejected);
          const stored = {
            inserted: calls.inserted + chunk.bucketRows,
            duplicate: chunk.calls.rows - calls.inserted + chunk.repeats,
            completed: calls.completed,
          };
          await countChunk(tx, { ...origin, chunk, stored, progress });
          return stored;
        });
      }),
  };
}

/** Stores a chunk whose rows are all at hand; see `ImportWriter`. */
export async function appendChunk(
  db: Database,
  importId: number,
  { rowsDone, bytesRead, ...rows }: Chunk,
): Promise<Result<ChunkOutcome, AppendError>> {
  const writer = importWriter(db, importId);
  const chunk = writer.gather();
  const added = await chunk.add(rows);
  return added.ok ? await writer.append(chunk.end(rowsDone, bytesRead)) : added;
}

async function attempt<T>(
  { address }: Database,
  work: () => Promise<T>,
): Promise<Result<T, AppendError>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refusal) return err(error.reason);
    const explained = explainFailure(error, address);
    if (explained) return err(explained);
    throw error;
  }
}

interface Origin {
  readonly workspace: number;
  readonly importId: number;
}

/** Holds the import still, and any removal of imports off, until the transaction ends. */
async function lockImport(
  tx: TransactionSql,
  { workspace, importId }: Origin,
  { rowsDone, received }: ReadyChunk,
): Promise<ImportProgress> {
  // Sent together, done one after the other.
  const [, , [found]] = await Promise.all([
    // A plan for whatever a chunk holds compares staged rows one by one with all that is stored.
    tx`set local plan_cache_mode = force_custom_plan`,
    tx`select pg_advisory_xact_lock_shared(${ADVISORY.importWrites}, ${workspace})`,
    tx<[ImportProgress?]>`
      select state, rows_done as "rowsDone", rejected, skips, reject_causes as "rejectCauses"
      from imports where workspace = ${workspace} and id = ${importId} for no key update`,
  ]);
  if (found?.state !== "running") {
    const message = `Import ${importId} is ${found?.state ?? "not known"}; only a running import takes rows.`;
    throw new Refusal({ code: "import-not-running", message, state: found?.state ?? null });
  }
  const from = rowsDone - received;
  if (found.rowsDone !== from) {
    const message = `Import ${importId} has stored ${found.rowsDone} rows; a chunk that begins after row ${from} does not follow.`;
    throw new Refusal({ code: "import-out-of-step", message, rowsDone: found.rowsDone });
  }
  return found;
}

interface Counted extends Origin {
  readonly chunk: ReadyChunk;
  readonly stored: ChunkOutcome;
  readonly progress: ImportProgress;
}

async function countChunk(
  tx: TransactionSql,
  { workspace, importId, chunk, stored, progress }: Counted,
): Promise<void> {
  const skips: Record<string, number> = { ...progress.skips };
  for (const [reason, rows] of Object.entries(chunk.skips)) {
    skips[reason] = (skips[reason] ?? 0) + rows;
  }
  const causes = jsonText(countCauses(progress.rejectCauses, chunk.rejects));
  const { firstUs, lastUs, datedFromUs, undated } = chunk;
  const hasRecords = firstUs <= lastUs;
  const dated = datedFromUs <= lastUs ? isoFromUs(datedFromUs) : null;
  await tx`
    update imports set
      received = received + ${chunk.received},
      inserted = inserted + ${stored.inserted},
      duplicate = duplicate + ${stored.duplicate},
      completed = completed + ${stored.completed},
      rejected = rejected + ${chunk.rejects.length},
      skipped = skipped + ${chunk.skipped},
      skips = ${jsonText(skips)}::text::jsonb,
      reject_causes = ${causes}::text::jsonb,
      holds_rows = true,
      rows_done = ${chunk.rowsDone},
      bytes_read = ${chunk.bytesRead === undefined ? tx`bytes_read` : chunk.bytesRead},
      progressed_at = clock_timestamp(),
      first_at = least(first_at, ${hasRecords ? isoFromUs(firstUs) : null}::timestamptz),
      last_at = greatest(last_at, ${hasRecords ? isoFromUs(lastUs) : null}::timestamptz),
      dated_from = least(dated_from, ${dated}::timestamptz),
      undated = undated + ${undated}
    where workspace = ${workspace} and id = ${importId}`;
}
