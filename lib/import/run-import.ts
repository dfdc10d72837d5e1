import type { UsageRecord } from "../core/record.ts";
import { ok, type Result } from "../core/result.ts";
import type { ParsedRow } from "../formats/format.ts";
import { CallNamer } from "./identity.ts";
import { type ListedReject, rejectCells } from "./reject-cells.ts";
import type { SeenStore } from "./seen-rows.ts";

export interface KeyedRecord {
  /** Identity across imports; `null` for aggregate rows, which are told anew as whole buckets. */
  readonly key: string | null;
  readonly line: number;
  readonly record: UsageRecord;
}

/** A few rows in file order, with counts of them alone. */
export interface ImportRows {
  readonly records: readonly KeyedRecord[];
  readonly rejects: readonly ListedReject[];
  readonly skips: Readonly<Record<string, number>>;
  readonly received: number;
}

/** Rows that are to be stored together. */
export interface Gathering<Chunk, E> {
  /** Makes rows ready to be stored, a few hundred at a time, while the chunk before is being stored. */
  add(rows: ImportRows): Promise<Result<unknown, E>>;
  /** `rowsDone`: rows of the file that are behind us once the chunk is stored, where a resumed run goes on. */
  end(rowsDone: number): Chunk;
}

export interface ImportEffects<Chunk, E> {
  gather(): Gathering<Chunk, E>;
  /** Stores a chunk in one transaction, or answers why not and stores nothing of it. */
  append(chunk: Chunk): Promise<Result<unknown, E>>;
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
  readonly hide?: Hide;
  /** Where rows of a large file are remembered, to tell equal ones apart; in memory where it is left out. */
  readonly seen?: SeenStore;
}

type Hide = (record: UsageRecord) => UsageRecord;
const asItIs: Hide = (record) => record;

const CHUNK_ROWS = 12_000;
/** So few rows at once are made ready to be stored that they are young garbage soon. */
const PART_ROWS = 512;

/** A few rows of the file, of which calls have no keys yet. */
class OpenPart {
  readonly #records: UsageRecord[] = [];
  readonly #lines: number[] = [];
  readonly #rejects: ListedReject[] = [];
  readonly #skips: Record<string, number> = {};
  received = 0;

  add(row: ParsedRow, hide: Hide): void {
    this.received += 1;
    if (row.kind === "reject") {
      this.#rejects.push({ line: row.line, problem: row.problem, cells: rejectCells(row) });
    } else if (row.kind === "skip") this.#skips[row.reason] = (this.#skips[row.reason] ?? 0) + 1;
    else {
      this.#records.push(hide(row.record));
      this.#lines.push(row.line);
    }
  }

  async named(namer: CallNamer): Promise<ImportRows> {
    const keys = await namer.keysOf(this.#records);
    const records = this.#records.map((record, i) => ({
      key: keys[i] ?? null,
      line: this.#lines[i] ?? 0,
      record,
    }));
    return { records, rejects: this.#rejects, skips: this.#skips, received: this.received };
  }
}

/** Gathers rows into chunks. At most one chunk is being stored while the next one is gathered. */
class Chunks<Chunk, E> {
  readonly #effects: ImportEffects<Chunk, E>;
  readonly #chunkRows: number;
  #storing: Promise<Result<unknown, E>> = Promise.resolve(ok(null));
  #gathering: Gathering<Chunk, E>;
  #received = 0;

  constructor(effects: ImportEffects<Chunk, E>, chunkRows: number) {
    this.#effects = effects;
    this.#chunkRows = chunkRows;
    this.#gathering = effects.gather();
  }

  /** Starts to store what was gathered once that is enough, or if these rows are the last. */
  async add(rows: ImportRows, rowsDone: number, isLast: boolean): Promise<Result<unknown, E>> {
    const added = await this.#gathering.add(rows);
    if (!added.ok) return added;
    this.#received += rows.received;
    if (this.#received === 0 || (this.#received < this.#chunkRows && !isLast)) return added;
    const chunk = this.#gathering.end(rowsDone);
    const before = await this.#storing;
    if (!before.ok) return before;
    this.#storing = this.#effects.append(chunk);
    this.#storing.catch(() => {}); // told to whoever waits for it next
    this.#gathering = this.#effects.gather();
    this.#received = 0;
    return before;
  }

  async stored(): Promise<Result<unknown, E>> {
    return await this.#storing;
  }
}

async function readInto<Chunk, E>(
  { batches, rowsDone, chunkRows = CHUNK_ROWS, hide = asItIs, seen }: RunImport,
  chunks: Chunks<Chunk, E>,
  { stop, rest }: Pick<ImportEffects<Chunk, E>, "stop" | "rest">,
): Promise<Result<"finished" | "stopped", E>> {
  const partRows = Math.min(PART_ROWS, chunkRows);
  const namer = new CallNamer(seen);
  let rows = 0;
  let part = new OpenPart();
  for await (const batch of batches) {
    for (const row of batch) {
      rows += 1;
      part.add(row, hide);
      if (part.received < partRows && rows !== rowsDone) continue;
      const named = await part.named(namer);
      part = new OpenPart();
      if (rows > rowsDone) {
        const added = await chunks.add(named, rows, false);
        if (!added.ok) return added;
      }
      await rest();
    }
    if (stop.aborted) return ok("stopped");
  }
  if (rows < rowsDone) return ok("finished");
  const added = await chunks.add(await part.named(namer), rows, true);
  return added.ok ? ok("finished") : added;
}

/**
 * Drives rows into storage, chunk by chunk; every row ends up stored, rejected or skipped.
 * A run that was interrupted goes on behind its last stored chunk. Answers whether it reached the end;
 * by then, also when it throws, nothing is being stored any more.
 */
export async function runImport<Chunk, E>(
  run: RunImport,
  effects: ImportEffects<Chunk, E>,
): Promise<Result<"finished" | "stopped", E>> {
  const chunks = new Chunks(effects, run.chunkRows ?? CHUNK_ROWS);
  try {
    const read = await readInto(run, chunks, effects);
    const stored = await chunks.stored();
    return stored.ok ? read : stored;
  } catch (cause) {
    await chunks.stored().catch(() => {});
    throw cause;
  }
}
