import { reachUs } from "../../core/record.ts";
import { isUndated, US_PER_HOUR } from "../../core/time.ts";
import type { Chunk, KeyedRecord, RejectedRow } from "../chunk.ts";
import type { Database } from "../database.ts";
import { liveNames, type NamedRows } from "../live-names.ts";
import { bucketLine, callLine, costLine, type RowOrigin } from "./copy-text.ts";
import { labelIds } from "./label-ids.ts";
import { type KeyedLines, LinesByKey } from "./lines-by-key.ts";

/** A chunk as PostgreSQL takes it: all that can be done for it before its transaction is done. */
export interface ReadyChunk extends Omit<Chunk, "records" | "duplicates"> {
  readonly calls: KeyedLines;
  /** The hours of its calls, counted from 1970. */
  readonly hours: ReadonlySet<number>;
  readonly buckets: string;
  readonly costs: string;
  readonly bucketRows: number;
  /** Rows that repeat a call of the same chunk, or that the file itself repeats. */
  readonly repeats: number;
  readonly skipped: number;
  /** Of the earliest and the latest record; beyond every time where there is none. */
  readonly firstUs: number;
  readonly lastUs: number;
  /** Of the earliest record that names a time. */
  readonly datedFromUs: number;
  readonly undated: number;
}

/** Rows of a chunk, with counts of them alone. */
export type ChunkPart = Omit<Chunk, "rowsDone" | "bytesRead">;

/**
 * Gathers a chunk as lines of COPY. Rows become text as they arrive: few of them are held as objects,
 * and the chunk before can be stored meanwhile.
 */
export class ChunkText {
  readonly #db: Database;
  readonly #importId: number;
  readonly #named: NamedRows;
  readonly #calls = new LinesByKey();
  readonly #hours = new Set<number>();
  readonly #rejects: RejectedRow[] = [];
  readonly #skips: Record<string, number> = {};
  #callRows = 0;
  #buckets = "";
  #costs = "";
  #bucketRows = 0;
  #received = 0;
  #skipped = 0;
  #duplicates = 0;
  #firstUs = Number.POSITIVE_INFINITY;
  #lastUs = Number.NEGATIVE_INFINITY;
  #datedFromUs = Number.POSITIVE_INFINITY;
  #undated = 0;

  /** `isLive`: the rows came in live themselves, under the ids by which files' rows are looked for. */
  constructor(db: Database, importId: number, { isLive = false } = {}) {
    this.#db = db;
    this.#importId = importId;
    this.#named = isLive ? async (rows) => rows : liveNames(db.sql, db.workspace);
  }

  /** Gives ids to names that are new, which are stored at once. */
  async add({ records, rejects, skips, received, duplicates = 0 }: ChunkPart): Promise<void> {
    let skipped = 0;
    for (const [reason, rows] of Object.entries(skips)) {
      this.#skips[reason] = (this.#skips[reason] ?? 0) + rows;
      skipped += rows;
    }
    if (received !== records.length + rejects.length + skipped + duplicates) {
      throw new Error(`a chunk of ${received} rows accounts for another number of them`);
    }
    for (const reject of rejects) this.#rejects.push(reject);
    this.#received += received;
    this.#skipped += skipped;
    this.#duplicates += duplicates;
    if (records.length > 0) await this.#addRecords(await this.#named(records));
  }

  end(rowsDone: number, bytesRead?: number): ReadyChunk {
    const calls = this.#calls.ordered();
    return {
      calls,
      hours: this.#hours,
      buckets: this.#buckets,
      costs: this.#costs,
      bucketRows: this.#bucketRows,
      rejects: this.#rejects,
      skips: this.#skips,
      skipped: this.#skipped,
      repeats: this.#callRows - calls.rows + this.#duplicates,
      received: this.#received,
      firstUs: this.#firstUs,
      lastUs: this.#lastUs,
      datedFromUs: this.#datedFromUs,
      undated: this.#undated,
      rowsDone,
      ...(bytesRead !== undefined && { bytesRead }),
    };
  }

  async #addRecords(records: readonly KeyedRecord[]): Promise<void> {
    const labels = await labelIds(this.#db, records);
    const origin = { workspace: this.#db.workspace, importId: this.#importId, labels };
    const keys: string[] = [];
    let calls = "";
    for (const row of records) {
      const { grain, startUs } = row.record;
      if (startUs < this.#firstUs) this.#firstUs = startUs;
      const until = isUndated(startUs) ? startUs : reachUs(row.record);
      if (until > this.#lastUs) this.#lastUs = until;
      if (isUndated(startUs)) this.#undated += 1;
      else if (startUs < this.#datedFromUs) this.#datedFromUs = startUs;
      if (grain !== "call") {
        this.#addBucket(origin, row);
        continue;
      }
      if (row.key === null) throw new Error(`line ${row.line}: a call needs a key`);
      keys.push(row.key);
      calls += callLine(origin, row.key, row);
      this.#hours.add(Math.floor(startUs / US_PER_HOUR));
    }
    this.#callRows += keys.length;
    if (keys.length > 0) this.#calls.add(keys, calls);
  }

  #addBucket(origin: RowOrigin, row: KeyedRecord): void {
    this.#bucketRows += 1;
    if (row.record.grain === "cost") this.#costs += costLine(origin, row);
    else this.#buckets += bucketLine(origin, row);
  }
}
