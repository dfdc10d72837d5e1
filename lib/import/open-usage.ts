import type { UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import { recordProblem } from "../formats/check-record.ts";
import type { Format, Head, ParsedRow, ReaderContext, RowReader } from "../formats/format.ts";
import { rejected, skipped } from "../formats/row-problem.ts";
import { chooseFormat, type FormatWish } from "./choose-format.ts";
import { decodeText, HEAD_BYTES } from "./decode-text.ts";
import { fitCells } from "./fit-cells.ts";
import { type ImportError, ImportFailure } from "./import-error.ts";
import { type ReadHead, readHead } from "./read-head.ts";
import type { RowSplitter, SplitRow } from "./split-rows.ts";
import { replay, unwrapBytes } from "./unwrap-bytes.ts";

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

const MOST_COLUMNS = 512;
/** A batch is handed on once it has this many rows; one piece of text may add a few thousand. */
const BATCH_ROWS = 2_048;

interface TakenHead {
  readonly text: string;
  readonly whole: boolean;
  readonly taken: readonly string[];
}

async function takeHead(texts: AsyncIterator<string>): Promise<TakenHead> {
  const taken: string[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await texts.next();
    if (next.done) return { text: taken.join(""), whole: true, taken };
    taken.push(next.value);
    length += next.value.length;
  }
  return { text: taken.join("").slice(0, HEAD_BYTES), whole: false, taken };
}

function headError({ head }: ReadHead): ImportError | null {
  if (head.kind === "json") return null;
  if (head.headers.length === 0) {
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

function checked(row: ParsedRow): ParsedRow {
  if (row.kind !== "record") return row;
  const problem = recordProblem(row.record);
  return problem ? rejected(row.line, problem) : row;
}

/** Turns what a splitter cuts off into rows; the header line, and what is no row of cells, stay out. */
function rowMaker(read: RowReader, format: Format, readHeadOf: ReadHead) {
  const columns = readHeadOf.head.headers.length;
  let leading = readHeadOf.head.kind === "json" ? 0 : readHeadOf.hasSeparatorLine ? 2 : 1;
  return (row: SplitRow, out: ParsedRow[]): void => {
    if (row.kind === "reject") {
      out.push(row);
      return;
    }
    let source = row;
    if (row.kind === "cells") {
      if (leading > 0) {
        leading -= 1;
        return;
      }
      const fitted = fitCells(row.cells, columns, format.shortRows === true);
      if (fitted.kind === "empty") out.push(skipped(row.line, "empty row"));
      else if (fitted.kind === "ragged") out.push(rejected(row.line, fitted.problem));
      if (fitted.kind !== "cells") return;
      source = { kind: "cells", line: row.line, cells: fitted.cells };
    }
    const parsed = read(source);
    if ("kind" in parsed) out.push(checked(parsed));
    else for (const each of parsed) out.push(checked(each));
  };
}

async function* readBatches(
  texts: AsyncIterable<string>,
  splitter: RowSplitter,
  make: (row: SplitRow, out: ParsedRow[]) => void,
): AsyncGenerator<readonly ParsedRow[]> {
  let out: ParsedRow[] = [];
  const emit = (row: SplitRow): void => make(row, out);
  for await (const text of texts) {
    splitter.push(text, emit);
    if (out.length < BATCH_ROWS) continue;
    yield out;
    out = [];
  }
  splitter.end(emit);
  if (out.length > 0) yield out;
}

async function open(
  texts: AsyncGenerator<string>,
  wish: FormatWish,
): Promise<Result<OpenedUsage, ImportError>> {
  const { text, whole, taken } = await takeHead(texts);
  if (text.trim() === "" && whole) {
    const message =
      "Expected a CSV or JSON file with usage; this one is empty. Check the export and import it again.";
    return err({ code: "empty-file", message });
  }
  const known = readHead(text, whole);
  const wrong = headError(known);
  if (wrong) return err(wrong);
  const chosen = chooseFormat(known.head, wish);
  if (!chosen.ok) return chosen;
  const { format, why } = chosen.value;
  const { head } = known;
  const context: ReaderContext = {
    headers: head.headers,
    mapping: wish.mapping ?? null,
    sample: head.values,
    wholeFile: whole,
  };
  const reader = format.reader(context);
  if (!reader.ok) return err({ code: reader.error.code, message: reader.error.detail });
  return ok({
    format,
    why,
    head,
    missing: [...new Set([...format.missing, ...(format.missingIn?.(context) ?? [])])],
    batches: readBatches(
      replay(taken, texts),
      known.splitter(),
      rowMaker(reader.value, format, known),
    ),
  });
}

/**
 * Opens a usage file of any known format, plain or gzip, and reads it row by row in flat memory.
 * Without a wish, the format is recognised by the head's content; a mapping alone means CSV or JSON by that mapping.
 * A file that cannot be read at all is an `ImportError`; a bad row is a row.
 */
export async function openUsage(
  bytes: AsyncIterable<Uint8Array>,
  wish: FormatWish = {},
): Promise<Result<OpenedUsage, ImportError>> {
  const texts = decodeText(unwrapBytes(bytes));
  try {
    const opened = await open(texts, wish);
    if (!opened.ok) await texts.return(undefined);
    return opened;
  } catch (cause) {
    if (cause instanceof ImportFailure) return err(cause.importError);
    throw cause;
  }
}
