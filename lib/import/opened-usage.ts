import type { UsageRecord } from "../core/record.ts";
import type { Format, Head, ParsedRow } from "../formats/format.ts";

export interface OpenedUsage {
  readonly format: Format;
  /** By what the format was recognised. */
  readonly why: string;
  readonly head: Head;
  /** Record fields that this file cannot give; their sums are unknown. */
  readonly missing: readonly (keyof UsageRecord)[];
  /**
   * Rows in file order, a few thousand at a time. Throws `ImportFailure` where the file turns out damaged
   * further on, and whatever `bytes` throws; all rows before it are then to be dropped.
   */
  readonly batches: AsyncIterable<readonly ParsedRow[]>;
}
