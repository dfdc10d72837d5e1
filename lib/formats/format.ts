import type { Grain, UsageRecord } from "../core/record.ts";
import type { Result } from "../core/result.ts";
import type { JsonObject } from "./json-value.ts";
import type { Mapping } from "./mapping.ts";
import type { DecimalMark } from "./read-number.ts";

/** Why one row did not become a record: where, what was expected, what arrived. */
export interface RowProblem {
  /** The column or field at fault; `null` when the row as a whole is. */
  readonly field: string | null;
  readonly code: string;
  readonly expected: string;
  /** A number, a time or a word of at most 32 characters, or a description: never content. */
  readonly found: string;
}

export interface RejectedRow {
  readonly kind: "reject";
  readonly line: number;
  readonly problem: RowProblem;
  /** What could be read of the row: a number that was wrong is `NaN`, and so is what is made of it. */
  readonly facts?: UsageRecord;
}

/** `total-differs`: the source's own total of tokens is not the sum of input and output. */
export type RowWarning = "total-differs";

export type ParsedRow =
  | {
      readonly kind: "record";
      readonly line: number;
      readonly record: UsageRecord;
      readonly warning?: RowWarning;
    }
  | { readonly kind: "skip"; readonly line: number; readonly reason: string }
  | RejectedRow;

/** One row of a source: a CSV row's cells, or one JSON value. `line` counts from 1. */
export type SourceRow =
  | { readonly kind: "cells"; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: "value"; readonly line: number; readonly value: unknown };

/** What is known of a file from its first 64 KiB, or more where these do not tell, decoded. */
export interface Head {
  readonly kind: "csv" | "json" | "sse" | "text";
  readonly text: string;
  /** CSV only: trimmed header names in file order. */
  readonly headers: readonly string[];
  readonly delimiter: "," | ";" | "\t" | "|";
  /** JSON: the complete values found, array elements one by one. Event streams: the data of the events. */
  readonly values: readonly unknown[];
}

export interface ReaderContext {
  readonly headers: readonly string[];
  /** CSV only: what stands between cells. */
  readonly delimiter?: Head["delimiter"];
  /** What stands before a fraction; `unknown` where a CSV does not show it. */
  readonly decimalMark?: DecimalMark;
  readonly mapping: Mapping | null;
  /** JSON only: the rows found in the head. */
  readonly sample?: readonly unknown[];
  /** Whether the head is the whole file. */
  readonly wholeFile?: boolean;
}

/** What is wrong in a mapping, for readers who do not see its keys. */
export interface MappingFault {
  /** Without the keys, and without what to do. */
  readonly says: string;
  /** Where it is to be mended, such as "time.origin" or "columns.model". */
  readonly places: readonly string[];
}

export interface MappingProblem {
  readonly code: "mapping-missing" | "column-missing" | "mapping-invalid";
  /** What is wrong and what to do, in the mapping's own keys. */
  readonly detail: string;
  readonly fault?: MappingFault;
}

export interface RowReader {
  (row: SourceRow): ParsedRow | readonly ParsedRow[];
  /** Present in a reader that holds rows back to join them; all go on in file order. */
  readonly held?: HeldRows;
}

export interface HeldRows {
  /** Takes in a row that was turned away before the reader saw it, to keep its place among the held ones. */
  pass(row: ParsedRow): readonly ParsedRow[];
  /** What is still held when the file is over. */
  end(): readonly ParsedRow[];
}

/** What a file's rows are cut from. */
export type ReadKind = "csv" | "json" | "sse";

/** Whether the format reads files of the kind. */
export function readsKind({ reads }: Pick<Format, "reads">, kind: string): boolean {
  return typeof reads === "string" ? reads === kind : reads.some((each) => each === kind);
}

/** A JSON object with an empty list of rows that tells by what stands around it whose it is. */
export interface EmptyPage {
  /** Where the rows would be. */
  readonly list: string;
  matches(page: JsonObject): boolean;
}

/** A usage-source format. One folder each; `index.ts` is the only list. */
export interface Format {
  readonly id: string;
  readonly title: string;
  readonly grain: Grain;
  /** One kind of file, or several that give the same fields. */
  readonly reads: ReadKind | readonly ReadKind[];
  /** Record fields that this source can never give; they stay `null`. */
  readonly missing: readonly (keyof UsageRecord)[];
  /** Fields that this very file cannot give, beside `missing`: columns that it lacks or nobody mapped. */
  missingIn?(context: ReaderContext): readonly (keyof UsageRecord)[];
  /**
   * Every field is optional here, so one that no record gave is unknown in the sums;
   * elsewhere a count left out of all rows sums up to 0.
   */
  readonly sparse?: boolean;
  /** JSON only: decimals of more digits than a number holds come as text, since the file's sums of money have them. */
  readonly exactNumbers?: boolean;
  /** CSV only: a row that ends early is read with blank cells instead of turned away. */
  readonly shortRows?: boolean;
  /** Reads nothing without a mapping, so it is never recognised, only chosen. */
  readonly needsMapping?: boolean;
  /** JSON only: how an answer without rows is known to be of this format. */
  readonly emptyPages?: readonly EmptyPage[];
  /** A sentence that says by what the format was recognised, or `null`. */
  recognise(head: Head): string | null;
  reader(context: ReaderContext): Result<RowReader, MappingProblem>;
}
