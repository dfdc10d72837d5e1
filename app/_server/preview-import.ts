import { savedMapping } from "../../lib/db/queries/saved-mapping.ts";
import { mappedCsv } from "../../lib/formats/mapped-csv/format.ts";
import { mappedJsonl } from "../../lib/formats/mapped-jsonl/format.ts";
import { Mapping } from "../../lib/formats/mapping.ts";
import type { FormatWish } from "../../lib/import/choose-format.ts";
import { columnsFingerprint } from "../../lib/import/columns-fingerprint.ts";
import { importPreview } from "../../lib/import/import-preview.ts";
import { inspectHead } from "../../lib/import/inspect-head.ts";
import type { FormatChoice, ImportPreview, ImportRefusal } from "../../lib/wire/imports.ts";
import { database } from "./database.ts";

async function remembered(columns: readonly string[]): Promise<Mapping | null> {
  const saved = await savedMapping(database(), columnsFingerprint(columns));
  return Mapping.safeParse(saved).data ?? null;
}

/** Columns with their values are for the mapping editor; elsewhere nobody needs to see them. */
const withoutColumns = (preview: ImportPreview): ImportPreview =>
  preview.needsMapping ? preview : { ...preview, columns: [] };

/** The formats for files of this kind; none for bytes that are no text. */
async function otherReadings({ bytes, isWhole }: FileHead): Promise<readonly FormatChoice[]> {
  for (const { id } of [mappedJsonl, mappedCsv]) {
    const read = await inspectHead(bytes, { format: id }, isWhole);
    if (read.ok) return read.value.alternatives.map(({ id, title }) => ({ id, title }));
  }
  return [];
}

export interface FileHead {
  readonly bytes: Uint8Array;
  /** Nothing of the file follows them. */
  readonly isWhole: boolean;
}

/** A file's first bytes as understood; where it needs a mapping, with the one used for such columns before. */
export async function previewImport(
  head: FileHead,
  wish: FormatWish,
): Promise<ImportPreview | ImportRefusal> {
  const first = await inspectHead(head.bytes, wish, head.isWhole);
  if (!first.ok) return { ok: false, ...first.error, alternatives: await otherReadings(head) };
  const inspection = first.value;
  if (!inspection.needsMapping || wish.mapping)
    return withoutColumns(importPreview(inspection, false));
  const mapping = await remembered(inspection.columns.map(({ name }) => name));
  if (mapping === null) return importPreview(inspection, false);
  const again = await inspectHead(head.bytes, { ...wish, mapping }, head.isWhole);
  return importPreview(again.ok ? again.value : inspection, again.ok);
}
