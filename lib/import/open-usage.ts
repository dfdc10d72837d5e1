import type { UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Format, Head, ParsedRow } from "../formats/format.ts";
import type { FormatWish } from "./choose-format.ts";
import { judgeByHead } from "./decide-by-head.ts";
import { type FileMember, fileMembers } from "./file-members.ts";
import { fileText } from "./file-text.ts";
import { type ImportError, ImportFailure } from "./import-error.ts";
import type { MakeRows } from "./make-rows.ts";
import { type OpenedMember, openMembers } from "./open-members.ts";
import { isExact, prepareRows } from "./prepare-rows.ts";
import type { RowSplitter, SplitRow } from "./split-rows.ts";
import { replay } from "./unwrap-bytes.ts";

export interface OpenedFile {
  readonly format: Format;
  /** By what the format was recognised. */
  readonly why: string;
  readonly head: Head;
  /** Record fields that this file cannot give; their sums are unknown. */
  readonly missing: readonly (keyof UsageRecord)[];
  /**
   * Rows in file order, some hundred at a time. Throws `ImportFailure` where the file turns out damaged
   * further on, and whatever `bytes` throws; all rows before it are then to be dropped.
   */
  readonly batches: AsyncIterable<readonly ParsedRow[]>;
}

/** Of a zip, format and head are those of its first file with usage; `missing` shrinks as others are come to. */
export interface OpenedUsage extends OpenedFile {
  /** The files of a zip that have been read so far, each by its own format; none of a file that is no zip. */
  readonly members: readonly OpenedMember[];
  readonly isZip: boolean;
}

/** A batch is handed on once it has this many rows; one piece of text may add some hundred. */
const BATCH_ROWS = 512;

async function* readBatches(
  texts: AsyncIterable<string>,
  splitter: RowSplitter,
  make: MakeRows,
): AsyncGenerator<readonly ParsedRow[]> {
  let out: ParsedRow[] = [];
  const emit = (row: SplitRow): void => make.push(row, out);
  for await (const text of texts) {
    splitter.push(text, emit);
    if (out.length < BATCH_ROWS) continue;
    yield out;
    out = [];
  }
  splitter.end(emit);
  make.end(out);
  if (out.length > 0) yield out;
}

async function open(
  texts: AsyncGenerator<string>,
  wish: FormatWish,
): Promise<Result<OpenedFile, ImportError>> {
  const judged = await judgeByHead(texts, wish);
  if (!judged.ok) return judged;
  const { reading, taken } = judged.value;
  if (!reading.ok) return reading;
  const { known, format, why } = reading.value;
  const prepared = prepareRows(known, format, wish.mapping ?? null);
  if (!prepared.ok) return prepared;
  const { make, missing } = prepared.value;
  const batches = readBatches(replay(taken, texts), known.splitter(isExact(format)), make);
  return ok({ format, why, head: known.head, missing, batches });
}

async function openMember(
  { name, bytes }: FileMember,
  wish: FormatWish,
): Promise<Result<OpenedFile, ImportError>> {
  const texts = fileText(bytes);
  const opened = await open(texts, { ...wish, isMember: name !== null });
  if (!opened.ok) await texts.return(undefined);
  return opened;
}

/**
 * Opens a usage file of any known format, plain, gzip or zip, and reads it row by row in flat memory.
 * Without a wish, the format is recognised by the head's content; a mapping alone means CSV or JSON by that mapping.
 * A file that cannot be read at all is an `ImportError`; a bad row is a row.
 */
export async function openUsage(
  bytes: AsyncIterable<Uint8Array>,
  wish: FormatWish = {},
): Promise<Result<OpenedUsage, ImportError>> {
  const members = fileMembers(bytes);
  try {
    return await openMembers(members, (member) => openMember(member, wish));
  } catch (cause) {
    if (cause instanceof ImportFailure) return err(cause.importError);
    throw cause;
  }
}
