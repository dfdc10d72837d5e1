import type { UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Format, ReaderContext } from "../formats/format.ts";
import type { Mapping } from "../formats/mapping.ts";
import type { ImportError } from "./import-error.ts";
import { type MakeRows, rowMaker } from "./make-rows.ts";
import { type ReadHead, readHead } from "./read-head.ts";

const MOST_COLUMNS = 512;

function refusal({ head }: ReadHead): ImportError | null {
  if (head.kind === "json" || head.kind === "sse") return null;
  if (head.kind === "csv" && head.headers.length === 0) {
    return {
      code: "unknown-format",
      message:
        "Expected a first line that names the columns; its quotes are not closed. Mend that line and import the file again.",
    };
  }
  if (head.headers.length <= MOST_COLUMNS) return null;
  return {
    code: "too-many-columns",
    message: `Expected at most ${MOST_COLUMNS} columns; the first line has ${head.headers.length}. Leave out those that tell nothing about usage.`,
  };
}

/** What a head's text is, or why nothing can be read from it: it is empty, has no usable header or too many columns. */
export function understandHead(text: string, whole: boolean): Result<ReadHead, ImportError> {
  if (text.trim() === "" && whole) {
    return err({
      code: "empty-file",
      message:
        "Expected a CSV or JSON file with usage; this one is empty. Check the export and import it again.",
    });
  }
  const known = readHead(text, whole);
  const wrong = refusal(known);
  return wrong ? err(wrong) : ok(known);
}

/** Whether decimals of many digits stay text: in files that tell of money. */
export const isExact = ({ grain, exactNumbers }: Format): boolean =>
  grain === "cost" || exactNumbers === true;

export interface PreparedRows {
  readonly make: MakeRows;
  /** Record fields that this file cannot give. */
  readonly missing: readonly (keyof UsageRecord)[];
}

/** A format made ready for one file; a mapping that does not fit it is an error. */
export function prepareRows(
  known: ReadHead,
  format: Format,
  mapping: Mapping | null,
): Result<PreparedRows, ImportError> {
  const context: ReaderContext = {
    headers: known.head.headers,
    delimiter: known.head.delimiter,
    decimalMark: known.decimalMark,
    mapping,
    sample: known.head.values,
    wholeFile: known.whole,
  };
  const reader = format.reader(context);
  if (!reader.ok) {
    const { code, detail, fault } = reader.error;
    return err({ code, message: detail, ...(fault && { fault }) });
  }
  const missing = [...new Set([...format.missing, ...(format.missingIn?.(context) ?? [])])];
  return ok({ make: rowMaker(reader.value, format, known), missing });
}
