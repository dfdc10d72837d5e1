import type { UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Format, ParsedRow } from "../formats/format.ts";
import { FORMATS } from "../formats/index.ts";
import type { Mapping, MappingColumn } from "../formats/mapping.ts";
import { HEAD_BYTES } from "../wire/head-bytes.ts";
import { type FormatWish, mappedFormat, readsHead } from "./choose-format.ts";
import { type Judged, judgeByHead } from "./decide-by-head.ts";
import { fileColumns } from "./file-columns.ts";
import { fileMembers } from "./file-members.ts";
import { fileText } from "./file-text.ts";
import { type Understood, usualPage } from "./find-page.ts";
import { EMPTY_ZIP, type ImportError, ImportFailure } from "./import-error.ts";
import type { MakeRows } from "./make-rows.ts";
import { isExact, prepareRows } from "./prepare-rows.ts";
import type { ReadHead } from "./read-head.ts";
import type { SplitRow } from "./split-rows.ts";
import { suggestMapping } from "./suggest-mapping.ts";

/** What a file is and says, judged by its first bytes, before anything is stored. */
export interface Inspection {
  readonly format: Format;
  readonly why: string;
  /** The format reads nothing without a mapping; the one below may be a mere suggestion. */
  readonly needsMapping: boolean;
  /** All formats that read this kind of file. */
  readonly alternatives: readonly Format[];
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly mapping: Mapping | null;
  readonly mappingFrom: "given" | "suggested" | null;
  readonly confidence: Readonly<Partial<Record<MappingColumn, number>>>;
  /** Why the mapping does not fit the file; then there are no rows. */
  readonly mappingProblem: ImportError | null;
  readonly missing: readonly (keyof UsageRecord)[];
  /** The first rows as understood, at most twenty. */
  readonly rows: readonly ParsedRow[];
}

const MOST_ROWS = 20;
const MOST_SAMPLES = 3;
/** Longer values are rather content than facts. */
const LONGEST_SAMPLE = 80;

function sampleOf(value: unknown): string {
  const text = String(value);
  return text.length > LONGEST_SAMPLE ? `(${text.length} characters)` : text;
}

function samplesOf(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.map(sampleOf))].slice(0, MOST_SAMPLES);
}

function firstRows(known: ReadHead, format: Format, make: MakeRows): ParsedRow[] {
  const rows: ParsedRow[] = [];
  const splitter = known.splitter(isExact(format));
  const emit = (row: SplitRow): void => {
    if (rows.length < MOST_ROWS) make.push(row, rows);
  };
  splitter.push(known.text, emit);
  // Without its end, the last row of a mere head is cut off: it is left out, not turned away.
  if (known.whole) splitter.end(emit);
  if (rows.length < MOST_ROWS) make.end(rows);
  return rows.slice(0, MOST_ROWS);
}

/** A file of no known format is read by a mapping, row by row where it is a page of rows. */
function understood({ known, reading }: Judged): Result<Understood, ImportError> {
  if (reading.ok || reading.error.code !== "mapping-missing") return reading;
  const why = "It is none of the known formats.";
  return ok({ format: mappedFormat(known.head), why, known: usualPage(known) });
}

function inspect(judged: Judged, wish: FormatWish): Result<Inspection, ImportError> {
  const reading = understood(judged);
  if (!reading.ok) return reading;
  const { format, why, known } = reading.value;
  const columns = fileColumns(known);
  const needsMapping = format.needsMapping === true;
  const suggested = needsMapping && !wish.mapping ? suggestMapping(columns) : null;
  const mapping = needsMapping ? (wish.mapping ?? suggested?.mapping ?? null) : null;
  const prepared = prepareRows(known, format, mapping);
  return ok({
    format,
    why,
    needsMapping,
    alternatives: FORMATS.filter((other) => readsHead(other, known.head)),
    columns: columns.map(({ name, values }) => ({ name, samples: samplesOf(values) })),
    mapping,
    mappingFrom: mapping === null ? null : wish.mapping ? "given" : "suggested",
    confidence: suggested?.confidence ?? {},
    mappingProblem: prepared.ok ? null : prepared.error,
    missing: prepared.ok ? prepared.value.missing : format.missing,
    rows: prepared.ok ? firstRows(known, format, prepared.value.make) : [],
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function inspectMember(
  member: AsyncIterable<Uint8Array>,
  isWhole: boolean,
  wish: FormatWish,
): Promise<Result<Inspection, ImportError>> {
  try {
    const judged = await judgeByHead(fileText(member), wish, isWhole);
    return judged.ok ? inspect(judged.value, wish) : judged;
  } catch (cause) {
    if (cause instanceof ImportFailure) return err(cause.importError);
    throw cause;
  }
}

/**
 * Inspects a file by its first bytes, of which 64 KiB tell in all but odd cases: format, columns with samples,
 * a suggested mapping where one is needed, and the first rows as they would be imported. Of a zip, its first file
 * with usage is inspected.
 */
export async function inspectHead(
  bytes: Uint8Array,
  wish: FormatWish = {},
  isWhole = bytes.length < HEAD_BYTES,
): Promise<Result<Inspection, ImportError>> {
  // A note beside the logs may pass for a table: a file that needs no mapping tells more.
  let second: Result<Inspection, ImportError> | null = null;
  try {
    for await (const { name, bytes: member } of fileMembers(once(bytes))) {
      const asked = { ...wish, isMember: name !== null };
      const inspected = await inspectMember(member, isWhole, asked);
      const isSure = inspected.ok && (!inspected.value.needsMapping || wish.mapping);
      if (isSure || name === null) return inspected;
      if (!second?.ok) second = inspected.ok ? inspected : (second ?? inspected);
    }
  } catch (cause) {
    if (!(cause instanceof ImportFailure)) throw cause;
    return second ?? err(cause.importError);
  }
  return second ?? err(EMPTY_ZIP);
}
