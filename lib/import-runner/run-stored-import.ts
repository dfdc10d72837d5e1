import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import { explainFailure } from "../db/database-error.ts";
import type { ImportRow } from "../db/import-row.ts";
import type { ImportState } from "../db/import-state.ts";
import { findImport } from "../db/queries/find-import.ts";
import { SeenFailure, seenCounts } from "../db/seen-store.ts";
import { type AppendError, importWriter } from "../db/writes/append-chunk.ts";
import type { ReadyChunk } from "../db/writes/chunk-text.ts";
import { ensureUserKey } from "../db/writes/ensure-user-key.ts";
import { type FoundInFile, finishImport } from "../db/writes/finish-import.ts";
import { failImport } from "../db/writes/give-up-import.ts";
import { interruptImport } from "../db/writes/interrupt-import.ts";
import type { ParsedRow } from "../formats/format.ts";
import { Mapping } from "../formats/mapping.ts";
import { FileFindings } from "../import/file-findings.ts";
import { userHider } from "../import/hide-user.ts";
import { type ImportError, ImportFailure } from "../import/import-error.ts";
import { openUsage } from "../import/open-usage.ts";
import { runImport } from "../import/run-import.ts";
import { generateSampleMonth } from "../sample/generate-sample-month.ts";
import { CountedBytes } from "./counted-bytes.ts";

export type ImportEnd =
  /** `stopped`: by its runner; `paused`: by the user; both can go on. `cancelled`: its rows are gone. */
  | { readonly kind: "done" | "stopped" | "paused" | "cancelled" }
  | {
      readonly kind: "failed";
      readonly error: ImportError | AppendError;
      /** Whether it stopped for the database's sake: it goes on, or is ended, when that is there again. */
      readonly canGoOn: boolean;
    };

/** Whether nobody will read the import's file again. */
export const isOver = (end: ImportEnd): boolean =>
  end.kind === "failed" ? !end.canGoOn : end.kind === "done" || end.kind === "cancelled";

type Batches = AsyncIterable<readonly ParsedRow[]>;

const SampleOptions = z.object({ seed: z.number(), endUs: z.number() });
const SAMPLE_BATCH = 2_048;

async function* sampleBatches(options: unknown): Batches {
  let batch: ParsedRow[] = [];
  let line = 0;
  for (const record of generateSampleMonth(SampleOptions.parse(options))) {
    line += 1;
    batch.push({ kind: "record", line, record });
    if (batch.length < SAMPLE_BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

interface OpenedImport {
  readonly batches: Batches;
  /** What the file turned out to be; once all of it was read. */
  found(): FoundInFile;
}

async function openImport(
  stored: ImportRow,
  source: AsyncIterable<Uint8Array>,
): Promise<Result<OpenedImport, ImportError>> {
  if (stored.origin === "sample") {
    const found = () => ({ formats: [stored.format], warnings: {} });
    return ok({ batches: sampleBatches(stored.options), found });
  }
  const mapping = stored.mapping === null ? null : Mapping.parse(stored.mapping);
  const opened = await openUsage(source, { format: stored.format, mapping });
  if (!opened.ok) return opened;
  const findings = new FileFindings(opened.value);
  return ok({
    batches: findings.batches(),
    found: () => ({ formats: findings.formats(), warnings: findings.warnings() }),
  });
}

/** How a run ends whose import somebody else has moved on. */
function halted(state: ImportState | null): ImportEnd {
  const isOver =
    state === null || state === "cancelled" || state === "undone" || state === "failed";
  return { kind: isOver ? "cancelled" : "paused" };
}

async function end(
  db: Database,
  importId: number,
  error: ImportError | AppendError,
): Promise<ImportEnd> {
  if (error.code === "import-not-running") return halted(error.state);
  const lost = error.code === "connection-lost" || error.code === "unreachable";
  try {
    if (lost) await interruptImport(db, importId, error);
    else await failImport(db, importId, error);
    return { kind: "failed", error, canGoOn: lost };
  } catch (cause) {
    if (explainFailure(cause, db.address) === null) throw cause;
    // The database is away: the import's lock goes with this connection, and whoever looks next
    // finds the import interrupted.
    return { kind: "failed", error, canGoOn: true };
  }
}

export interface StoredImportRun {
  readonly stored: ImportRow;
  readonly source: AsyncIterable<Uint8Array>;
  readonly stop: AbortSignal;
  readonly onProgress?: (rows: number, bytes: number) => void;
}

/** Runs a claimed import from where it stands to its end, or to where it is stopped. */
export async function runStoredImport(db: Database, run: StoredImportRun): Promise<ImportEnd> {
  const { stored, stop, onProgress } = run;
  const source = new CountedBytes(run.source);
  const hide = userHider(await ensureUserKey(db));
  const seen = seenCounts(db);
  const writer = importWriter(db, stored.id);
  const gather = () => {
    const { add, end } = writer.gather();
    return { add, end: (rowsDone: number) => end(rowsDone, source.bytes) };
  };
  const append = async (chunk: ReadyChunk) => {
    const appended = await writer.append(chunk);
    if (appended.ok) onProgress?.(chunk.rowsDone, source.bytes);
    return appended;
  };
  try {
    const opened = await openImport(stored, source);
    if (!opened.ok) return await end(db, stored.id, opened.error);
    const { batches, found } = opened.value;
    const effects = { gather, append, stop, rest: () => setImmediate() };
    const ran = await runImport({ batches, rowsDone: stored.rowsDone, hide, seen }, effects);
    if (!ran.ok) return await end(db, stored.id, ran.error);
    if (ran.value === "stopped") {
      await interruptImport(db, stored.id);
      return { kind: "stopped" };
    }
    if (await finishImport(db, stored.id, found())) return { kind: "done" };
    return halted((await findImport(db, stored.id))?.state ?? null);
  } catch (cause) {
    if (cause instanceof ImportFailure) return await end(db, stored.id, cause.importError);
    if (cause instanceof SeenFailure) return await end(db, stored.id, cause.error);
    throw cause;
  } finally {
    await seen.close();
  }
}
