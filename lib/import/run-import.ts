import type { UsageRecord } from "../core/record.ts";
import { ok, type Result } from "../core/result.ts";
import type { ParsedRow } from "../formats/format.ts";
import { IdentityCounter } from "./identity.ts";
import { type ListedReject, rejectCells } from "./reject-cells.ts";

export interface KeyedRecord {
  /** Identity across imports; `null` for aggregate rows, which are told anew as whole buckets. */
  readonly key: string | null;
  readonly line: number;
  readonly record: UsageRecord;
}

/** What one transaction stores. Counts are of this chunk alone. */
export interface ImportChunk {
  readonly records: readonly KeyedRecord[];
  readonly rejects: readonly ListedReject[];
  readonly skips: Readonly<Record<string, number>>;
  readonly received: number;
  /** Rows of the file that are behind us once this chunk is stored: where a resumed run goes on. */
  readonly rowsDone: number;
}

export interface ImportEffects<E> {
  /** Stores a chunk in one transaction, or answers why not and stores nothing of it. */
  append(chunk: ImportChunk): Promise<Result<unknown, E>>;
  readonly stop: AbortSignal;
  /** Lets what is being stored get on; called every few hundred rows. */
  rest(): Promise<void>;
}

export interface RunImport {
  readonly batches: AsyncIterable<readonly ParsedRow[]>;
  /** Rows that an earlier, interrupted run of the same file has stored. */
  readonly rowsDone: number;
  readonly chunkRows?: number;
  /** Makes of a record what is stored and what its key is made of: users hidden. */
  readonly hide?: (record: UsageRecord) => UsageRecord;
}

const asItIs = (record: UsageRecord): UsageRecord => record;

const CHUNK_ROWS = 8_000;
const ROWS_BETWEEN_RESTS = 256;

type KeyOf = (record: UsageRecord) => Pick<KeyedRecord, "key" | "record">;

class OpenChunk {
  readonly records: KeyedRecord[] = [];
  readonly rejects: ListedReject[] = [];
  readonly skips: Record<string, number> = {};
  received = 0;

  add(row: ParsedRow, keyOf: KeyOf): void {
    this.received += 1;
    if (row.kind === "reject")
      this.rejects.push({ line: row.line, problem: row.problem, cells: rejectCells(row) });
    else if (row.kind === "skip") this.skips[row.reason] = (this.skips[row.reason] ?? 0) + 1;
    else {
      this.records.push({ line: row.line, ...keyOf(row.record) });
    }
  }
}

/** At most one chunk is being stored while the next one is read. */
class Storing<E> {
  private running: Promise<Result<unknown, E>> = Promise.resolve(ok(null));
  private readonly append: ImportEffects<E>["append"];

  constructor(append: ImportEffects<E>["append"]) {
    this.append = append;
  }

  /** Waits for the chunk before, then starts this one. */
  async next(chunk: ImportChunk): Promise<Result<unknown, E>> {
    const before = await this.running;
    if (!before.ok) return before;
    this.running = this.append(chunk);
    this.running.catch(() => {}); // told to whoever waits for it next
    return ok(null);
  }

  async settled(): Promise<Result<unknown, E>> {
    return await this.running;
  }
}

async function readInto<E>(
  { batches, rowsDone, chunkRows = CHUNK_ROWS, hide = asItIs }: RunImport,
  storing: Storing<E>,
  { stop, rest }: Pick<ImportEffects<E>, "stop" | "rest">,
): Promise<Result<"finished" | "stopped", E>> {
  const identity = new IdentityCounter();
  const keyOf: KeyOf = (told) => {
    const record = hide(told);
    return { key: identity.keyOf(record), record };
  };
  let rows = 0;
  let chunk = new OpenChunk();
  for await (const batch of batches) {
    for (const row of batch) {
      rows += 1;
      if (rows <= rowsDone) {
        if (row.kind === "record") keyOf(row.record);
        continue;
      }
      chunk.add(row, keyOf);
      if (rows % ROWS_BETWEEN_RESTS === 0) await rest();
      if (chunk.received < chunkRows) continue;
      const stored = await storing.next({ ...chunk, rowsDone: rows });
      if (!stored.ok) return stored;
      chunk = new OpenChunk();
    }
    if (stop.aborted) return ok("stopped");
  }
  if (chunk.received > 0) {
    const stored = await storing.next({ ...chunk, rowsDone: rows });
    if (!stored.ok) return stored;
  }
  return ok("finished");
}

/**
 * Drives rows into storage, chunk by chunk; every row ends up stored, rejected or skipped.
 * A run that was interrupted goes on behind its last stored chunk. Answers whether it reached the end;
 * by then, also when it throws, nothing is being stored any more.
 */
export async function runImport<E>(
  run: RunImport,
  effects: ImportEffects<E>,
): Promise<Result<"finished" | "stopped", E>> {
  const storing = new Storing(effects.append);
  try {
    const read = await readInto(run, storing, effects);
    const stored = await storing.settled();
    return stored.ok ? read : stored;
  } catch (cause) {
    await storing.settled().catch(() => {});
    throw cause;
  }
}
