import type { UsageRecord } from "../core/record.ts";
import type { ParsedRow } from "../formats/format.ts";
import type { FormatWish } from "../import/choose-format.ts";
import type { ImportError } from "../import/import-error.ts";
import { mergeRepeats } from "../import/merge-repeats.ts";
import { openUsage } from "../import/open-usage.ts";
import { type RejectGroup, Tally, type TallyReport } from "../import/tally.ts";

export interface UsageRead {
  readonly format: string;
  readonly why: string;
  readonly rows: readonly ParsedRow[];
  readonly records: readonly UsageRecord[];
  readonly report: TallyReport;
  readonly rejects: readonly RejectGroup[];
}

const encoder = new TextEncoder();

/** Bytes in pieces of the given size, as a file or a socket would deliver them. */
export async function* inPieces(
  content: string | Uint8Array,
  size = 64 * 1024,
): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function* noting(batches: AsyncIterable<readonly ParsedRow[]>, rows: ParsedRow[]) {
  for await (const batch of batches) {
    rows.push(...batch);
    yield batch;
  }
}

/** Reads a whole file as an import does, or throws where it cannot be opened. */
export async function readUsage(
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  wish: FormatWish = {},
): Promise<UsageRead> {
  const bytes =
    typeof content === "string" || content instanceof Uint8Array ? inPieces(content) : content;
  const opened = await openUsage(bytes, wish);
  if (!opened.ok) throw new Error(`${opened.error.code}: ${opened.error.message}`);
  const { format, why, batches } = opened.value;
  const tally = new Tally(opened.value);
  const rows: ParsedRow[] = [];
  const noted = noting(batches, rows);
  for await (const { rows: merged, repeats } of mergeRepeats(noted)) {
    tally.addDuplicates(repeats);
    for (const row of merged) tally.addRow(row);
  }
  const records = rows.flatMap((row) => (row.kind === "record" ? [row.record] : []));
  return {
    format: format.id,
    why,
    rows,
    records,
    report: tally.report(),
    rejects: tally.rejects(),
  };
}

/** Why a file cannot be opened; throws where it can. */
export async function refusalOf(
  content: string | Uint8Array,
  wish: FormatWish = {},
): Promise<ImportError> {
  const opened = await openUsage(inPieces(content), wish);
  if (opened.ok) throw new Error(`opened as ${opened.value.format.id}`);
  return opened.error;
}
