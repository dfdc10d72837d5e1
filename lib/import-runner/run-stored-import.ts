import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import type { UsageRecord } from "../core/record.ts";
import { ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import type { ImportRow } from "../db/import-row.ts";
import { type AppendError, appendChunk } from "../db/writes/append-chunk.ts";
import { ensureUserKey } from "../db/writes/ensure-user-key.ts";
import { finishImport } from "../db/writes/finish-import.ts";
import { failImport } from "../db/writes/give-up-import.ts";
import { interruptImport } from "../db/writes/interrupt-import.ts";
import type { ParsedRow } from "../formats/format.ts";
import { Mapping } from "../formats/mapping.ts";
import { userHider } from "../import/hide-user.ts";
import { type ImportError, ImportFailure } from "../import/import-error.ts";
import { openUsage } from "../import/open-usage.ts";
import { type ImportChunk, runImport } from "../import/run-import.ts";
import { generateSampleMonth } from "../sample/generate-sample-month.ts";

export type ImportEnd =
  | { readonly kind: "done" | "stopped" | "cancelled" }
  | { readonly kind: "failed"; readonly error: ImportError | AppendError };

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

class CountedBytes {
  bytes = 0;
  private readonly source: AsyncIterable<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const part of this.source) {
      this.bytes += part.byteLength;
      yield part;
    }
  }
}

async function openBatches(
  stored: ImportRow,
  source: AsyncIterable<Uint8Array>,
): Promise<Result<Batches, ImportError>> {
  if (stored.origin === "sample") return ok(sampleBatches(stored.options));
  const mapping = stored.mapping === null ? null : Mapping.parse(stored.mapping);
  const opened = await openUsage(source, { format: stored.format, mapping });
  return opened.ok ? ok(opened.value.batches) : opened;
}

/** A repeated file adds nothing: its calls are known by their keys, its buckets by the file. */
function withoutBuckets({ records, ...chunk }: ImportChunk) {
  const calls = records.filter(({ key }) => key !== null);
  return { ...chunk, records: calls, duplicates: records.length - calls.length };
}

async function end(
  db: Database,
  importId: number,
  error: ImportError | AppendError,
): Promise<ImportEnd> {
  if (error.code === "import-not-running") return { kind: "cancelled" };
  const lost = error.code === "connection-lost" || error.code === "unreachable";
  try {
    if (lost) await interruptImport(db, importId, error);
    else await failImport(db, importId, error);
  } catch {
    // The database is away: the import's lock goes with this connection, and whoever looks next
    // finds the import interrupted.
  }
  return { kind: "failed", error };
}

export interface StoredImportRun {
  readonly stored: ImportRow;
  readonly source: AsyncIterable<Uint8Array>;
  /** An earlier import holds the same file: its buckets are duplicates as a whole. */
  readonly repeatsFile: boolean;
  readonly stop: AbortSignal;
  readonly onProgress?: (rows: number, bytes: number) => void;
}

/** Runs a claimed import from where it stands to its end, or to where it is stopped. */
export async function runStoredImport(db: Database, run: StoredImportRun): Promise<ImportEnd> {
  const { stored, repeatsFile, stop, onProgress } = run;
  const source = new CountedBytes(run.source);
  const hideUser = userHider(await ensureUserKey(db));
  const hidden = (record: UsageRecord): UsageRecord => hideUser(record);
  const append = async (chunk: ImportChunk) => {
    const records = chunk.records.map((keyed) => ({ ...keyed, record: hidden(keyed.record) }));
    const shown = repeatsFile ? withoutBuckets({ ...chunk, records }) : { ...chunk, records };
    const appended = await appendChunk(db, stored.id, { ...shown, bytesRead: source.bytes });
    if (appended.ok) onProgress?.(chunk.rowsDone, source.bytes);
    return appended;
  };
  try {
    const batches = await openBatches(stored, source);
    if (!batches.ok) return await end(db, stored.id, batches.error);
    const effects = { append, stop, rest: () => setImmediate() };
    const ran = await runImport({ batches: batches.value, rowsDone: stored.rowsDone }, effects);
    if (!ran.ok) return await end(db, stored.id, ran.error);
    if (ran.value === "stopped") {
      await interruptImport(db, stored.id);
      return { kind: "stopped" };
    }
    return { kind: (await finishImport(db, stored.id)) ? "done" : "cancelled" };
  } catch (cause) {
    if (cause instanceof ImportFailure) return await end(db, stored.id, cause.importError);
    throw cause;
  }
}
