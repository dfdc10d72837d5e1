import { err, ok, type Result } from "../../core/result.ts";
import { isoFromUs } from "../../core/time.ts";
import { ADVISORY } from "../advisory-locks.ts";
import type { Chunk, ChunkOutcome, KeyedRecord, RejectedRow } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";
import { type DatabaseError, explainFailure } from "../database-error.ts";
import type { ImportState } from "../import-state.ts";
import { labelIds } from "./label-ids.ts";
import { storeBuckets } from "./store-buckets.ts";
import { storeCalls } from "./store-calls.ts";

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

/** Listed rejects per import; their number is counted beyond it. */
export const MOST_LISTED_REJECTS = 10_000;

interface ImportProgress {
  readonly state: ImportState;
  readonly rowsDone: number;
  readonly rejected: number;
  readonly skips: Readonly<Record<string, number>>;
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
    select state, rows_done as "rowsDone", rejected, skips from imports
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

async function storeRejects(
  tx: TransactionSql,
  { workspace, importId }: { readonly workspace: number; readonly importId: number },
  rejects: readonly RejectedRow[],
  before: number,
): Promise<void> {
  const listed = rejects.slice(0, Math.max(0, MOST_LISTED_REJECTS - before));
  if (listed.length === 0) return;
  const clean = (text: string): string => text.replaceAll("\0", "\uFFFD");
  const rows = listed.map(({ line, problem }, index) => ({
    workspace,
    import_id: importId,
    place: before + index + 1,
    line,
    field: problem.field === null ? null : clean(problem.field),
    code: problem.code,
    expected: clean(problem.expected),
    found: clean(problem.found),
  }));
  await tx`
    insert into import_rejects (workspace, import_id, place, line, field, code, expected, found)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as row (
      workspace int, import_id int, place int, line int, field text, code text, expected text, found text)`;
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
  const [first, last] = timesOf(chunk.records);
  await tx`
    update imports set
      received = received + ${chunk.received},
      inserted = inserted + ${stored.inserted},
      duplicate = duplicate + ${stored.duplicate},
      rejected = rejected + ${chunk.rejects.length},
      skipped = skipped + ${skipped},
      skips = ${JSON.stringify(skips)}::text::jsonb,
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
