import type { Database } from "../db/database.ts";
import type { ImportRow } from "../db/import-row.ts";
import { findImport } from "../db/queries/find-import.ts";
import { claimImport } from "../db/writes/claim-import.ts";
import { createImport } from "../db/writes/create-import.ts";
import { dryRunImport } from "../import-runner/dry-run-import.ts";
import { runStoredImport } from "../import-runner/run-stored-import.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { DryRun } from "../wire/imports.ts";
import type { FormatFixture } from "./format-fixtures.ts";

const never = new AbortController().signal;

/** A file as a reader of the given format gets it. */
export type UsageFile = Pick<FormatFixture, "bytes" | "mapping" | "name"> & {
  readonly format: { readonly id: string; readonly grain: FormatFixture["format"]["grain"] };
};

export async function* bytesOf({ bytes }: Pick<UsageFile, "bytes">): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4_096) yield bytes.subarray(at, at + 4_096);
}

/** What importing a file would do. */
export async function dryRun(db: Database, file: UsageFile): Promise<DryRun> {
  const { mapping, format } = file;
  const wish = { source: bytesOf(file), format: format.id, mapping, book: PRICE_BOOK, stop: never };
  const ran = await dryRunImport(db, wish);
  if (!ran.ok) throw new Error(ran.error.message);
  return ran.value;
}

/** Imports a file to its end and answers its row. */
export async function importFile(
  db: Database,
  { format, name, mapping, ...file }: UsageFile,
): Promise<ImportRow> {
  const { id } = await createImport(db, {
    ...{ fileName: name, fileSize: file.bytes.length, format: format.id, grain: format.grain },
    ...{ mapping, origin: "cli" },
  });
  const claim = await claimImport(db, id);
  if (claim === null) throw new Error("a fresh import could not be claimed");
  const ended = await runStoredImport(db, {
    stored: claim.import,
    source: bytesOf(file),
    stop: never,
  });
  await claim.release();
  if (ended.kind !== "done") throw new Error(`the import ended as ${ended.kind}`);
  const row = await findImport(db, id);
  if (row === null) throw new Error("an import vanished");
  return row;
}
