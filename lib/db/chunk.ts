import type { UsageRecord } from "../core/record.ts";

/** A call with its identity, or an aggregate row, which has none. */
export interface KeyedRecord {
  /** A UUID; `null` for buckets and costs. */
  readonly key: string | null;
  readonly line: number;
  readonly record: UsageRecord;
}

export interface RejectedRow {
  readonly line: number;
  readonly problem: {
    readonly field: string | null;
    readonly code: string;
    readonly expected: string;
    readonly found: string;
  };
  /** Allowed cells of the row as they arrived, where its reader kept them. */
  readonly cells?: Readonly<Record<string, string>> | null;
}

/** What one transaction stores of an import. Counts are of this chunk alone. */
export interface Chunk {
  readonly records: readonly KeyedRecord[];
  readonly rejects: readonly RejectedRow[];
  /** Rows left out on purpose, by reason. */
  readonly skips: Readonly<Record<string, number>>;
  /** Rows that the file itself repeats; they are not among `records`. */
  readonly duplicates?: number;
  readonly received: number;
  /** Rows of the file that are behind us once this chunk is stored. */
  readonly rowsDone: number;
  readonly bytesRead?: number;
}

export interface ChunkOutcome {
  readonly inserted: number;
  readonly duplicate: number;
  /** Stored calls of which duplicates told what was not known before. */
  readonly completed: number;
}
