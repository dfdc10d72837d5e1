import { err, ok, type Result } from "../../core/result.ts";
import { isoFromUs } from "../../core/time.ts";
import { ADVISORY } from "../advisory-locks.ts";
import type { Chunk, ChunkOutcome, KeyedRecord } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { type DatabaseError, explainFailure } from "../database-error.ts";
import type { ImportState, RejectCause } from "../import-state.ts";
import { countCauses } from "../reject-causes.ts";
import { labelIds } from "./label-ids.ts";
import { storeBuckets } from "./store-buckets.ts";
import { storeCalls } from "./store-calls.ts";
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

/**
 * Stores a chunk of a running import in one transaction: calls that are new, claims on those that are
 * not, buckets, rejects, dirty hours and counts. All of it is stored, or nothing. A chunk that was
 * stored before is refused as out of step, so that no retry counts twice.
 */
export async function appendChunk(
  db: Database,
  importId: number,
  chunk: Chunk,
): Promise<Result<ChunkOutcome, AppendError>> {
  const { records, rejects, received, skips, duplicates = 0 } = chunk;
  const skipped = Object.values(skips).reduce((sum, rows) => sum + rows, 0);
  if (received !== records.length + rejects.length + skipped + duplicates) {
    throw new Error(`a chunk of ${received} rows accounts for another number of them`);
  }
  try {
    const labels = await labelIds(
      db,
      records.map(({ record }) => record),
    );
    const outcome = await db.transactions.run(async (tx) => {
      const progress = await lockImport(tx, db.workspace, importId, chunk);
      const calls = records.filter(({ record }) => record.grain === "call");
      const buckets = records.filter(({ record }) => record.grain !== "call");
      const origin = { workspace: db.workspace, importId, labels };
      const insertedCalls = calls.length > 0 ? await storeCalls(tx, origin, calls) : 0;
      if (buckets.length > 0) await storeBuckets(tx, origin, buckets);
      await storeRejects(tx, origin, rejects, progress.rejected);
      const inserted = insertedCalls + buckets.length;
      const stored = { inserted, duplicate: records.length - inserted + duplicates };
      await countChunk(tx, { ...origin, chunk, stored, skipped, progress });
      return stored;
    });
    return ok(outcome);
  } catch (error) {
    if (error instanceof Refusal) return err(error.reason);
    const explained = explainFailure(error, db.address);
    if (explained) return err(explained);
    throw error;
  }
}

/** Holds the import still, and any removal of imports off, until the transaction ends. */
async function lockImport(
  tx: TransactionSql,
  workspace: number,
  importId: number,
  { rowsDone, received }: Chunk,
): Promise<ImportProgress> {
  // A plan for whatever a chunk holds compares staged rows one by one with all that is stored.
  await tx`set local plan_cache_mode = force_custom_plan`;
  await tx`select pg_advisory_xact_lock_shared(${ADVISORY.importWrites}, ${workspace})`;
  const [found] = await tx<[ImportProgress?]>`
    select state, rows_done as "rowsDone", rejected, skips, reject_causes as "rejectCauses" from imports
    where workspace = ${workspace} and id = ${importId} for no key update`;
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

interface Counted {
  readonly workspace: number;
  readonly importId: number;
  readonly chunk: Chunk;
  readonly stored: ChunkOutcome;
  readonly skipped: number;
  readonly progress: ImportProgress;
}

async function countChunk(
  tx: TransactionSql,
  { workspace, importId, chunk, stored, skipped, progress }: Counted,
): Promise<void> {
  const skips: Record<string, number> = { ...progress.skips };
  for (const [reason, rows] of Object.entries(chunk.skips)) {
    skips[reason] = (skips[reason] ?? 0) + rows;
  }
  const causes = jsonText(countCauses(progress.rejectCauses, chunk.rejects));
  const [first, last] = timesOf(chunk.records);
  await tx`
    update imports set
      received = received + ${chunk.received},
      inserted = inserted + ${stored.inserted},
      duplicate = duplicate + ${stored.duplicate},
      rejected = rejected + ${chunk.rejects.length},
      skipped = skipped + ${skipped},
      skips = ${jsonText(skips)}::text::jsonb,
      reject_causes = ${causes}::text::jsonb,
      holds_rows = true,
      rows_done = ${chunk.rowsDone},
      bytes_read = ${chunk.bytesRead === undefined ? tx`bytes_read` : chunk.bytesRead},
      progressed_at = clock_timestamp(),
      first_at = least(first_at, ${first}::timestamptz),
      last_at = greatest(last_at, ${last}::timestamptz)
    where workspace = ${workspace} and id = ${importId}`;
}

function timesOf(records: readonly KeyedRecord[]): readonly [string | null, string | null] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { record } of records) {
    if (record.startUs < first) first = record.startUs;
    if (record.startUs > last) last = record.startUs;
  }
  if (first > last) return [null, null];
  return [isoFromUs(first), isoFromUs(last)];
}
