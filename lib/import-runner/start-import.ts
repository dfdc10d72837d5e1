import { open } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { err, ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import type { ImportRow } from "../db/import-row.ts";
import { importsOfBytes } from "../db/queries/imports-of-file.ts";
import { createImport } from "../db/writes/create-import.ts";
import { markInterrupted } from "../db/writes/interrupt-import.ts";
import { resumeImport } from "../db/writes/pause-import.ts";
import { saveMapping } from "../db/writes/save-mapping.ts";
import type { Format } from "../formats/format.ts";
import { FORMATS } from "../formats/index.ts";
import type { Mapping } from "../formats/mapping.ts";
import { columnsFingerprint } from "../import/columns-fingerprint.ts";
import { inspectHead } from "../import/inspect-head.ts";
import { HEAD_BYTES } from "../wire/head-bytes.ts";

export interface ImportWish {
  readonly fileName: string;
  readonly format: string;
  /** Left aside by formats that need none. */
  readonly mapping: Mapping | null;
  readonly file: {
    readonly bytes: number | null;
    readonly sha256: string | null;
    /** The copy in the staging folder, from which a worker runs it; `null` where the caller reads the file itself. */
    readonly stagedPath: string | null;
  };
}

export type StartError =
  | {
      readonly code: "unknown-format" | "mapping-missing" | "file-missing";
      readonly message: string;
    }
  /** The same bytes are stored under another reading: both would count. */
  | {
      readonly code: "file-imported-otherwise";
      readonly message: string;
      readonly importId: number;
    };

/**
 * Notes an import of a file as queued, and remembers its mapping for files with the same columns. Where
 * the command line brings a file whose import was interrupted, that import is to go on.
 */
export async function startImport(
  db: Database,
  wish: ImportWish,
): Promise<Result<ImportRow, StartError>> {
  const { fileName, file } = wish;
  const format = FORMATS.find(({ id }) => id === wish.format);
  if (!format) {
    const message = `There is no format "${wish.format.slice(0, 40)}". Choose one of the list, or let it be detected.`;
    return err({ code: "unknown-format", message });
  }
  const mapping = format.needsMapping ? asStored(wish.mapping) : null;
  if (format.needsMapping && mapping === null) {
    const message = `${format.title} is read by a column mapping; none was given. Map its columns first.`;
    return err({ code: "mapping-missing", message });
  }
  const head = file.stagedPath === null ? null : await readHead(file.stagedPath);
  if (file.stagedPath !== null && head === null) {
    const message = "The uploaded file is not there any more. Drop it again.";
    return err({ code: "file-missing", message });
  }
  await markInterrupted(db);
  const reading = { format: format.id, mapping };
  const same = file.sha256 === null ? [] : await importsOfBytes(db, file.sha256, STARTED);
  const other = same.find((row) => counts(row) && !isRead(row, reading));
  if (other) return err(importedOtherwise(other));
  if (file.stagedPath === null) {
    const unfinished = same.find((row) => isHalted(row) && isRead(row, reading));
    if (unfinished?.state === "paused") await resumeImport(db, unfinished.id);
    if (unfinished) return ok(unfinished);
  }

  if (head !== null && mapping !== null) await rememberMapping(db, head, mapping);
  const { bytes: fileSize, sha256, stagedPath } = file;
  const origin = stagedPath === null ? "cli" : "upload";
  const wanted = { fileName, fileSize, sha256, stagedPath, origin, mapping } as const;
  return ok(await createImport(db, { ...wanted, format: format.id, grain: format.grain }));
}

const STARTED = ["done", "queued", "running", "interrupted", "paused"] as const;

/** Whether its rows count, or will. */
const counts = ({ state, inserted, duplicate }: ImportRow): boolean =>
  state !== "done" || inserted + duplicate > 0;

/** Waits for its file to be brought again. */
const isHalted = ({ state, stagedPath }: ImportRow): boolean =>
  (state === "interrupted" || state === "paused") && stagedPath === null;

interface Reading {
  readonly format: Format["id"];
  readonly mapping: unknown;
}

const isRead = (row: ImportRow, { format, mapping }: Reading): boolean =>
  row.format === format && isDeepStrictEqual(row.mapping, mapping);

/** As it will come back from the database, which drops what is undefined. */
const asStored = (mapping: Mapping | null): unknown =>
  mapping === null ? null : JSON.parse(JSON.stringify(mapping));

function importedOtherwise({ id, state }: ImportRow): StartError {
  const message =
    state === "done"
      ? `Import ${id} brought this file with another mapping. Undo it first, or both would count.`
      : `Import ${id} brings this file with another mapping and is not over. Cancel it first, or both would count.`;
  return { code: "file-imported-otherwise", message, importId: id };
}

async function readHead(file: string): Promise<Uint8Array | null> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return null;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function rememberMapping(db: Database, head: Uint8Array, mapping: unknown): Promise<void> {
  const inspected = await inspectHead(head);
  if (!inspected.ok) return;
  const fingerprint = columnsFingerprint(inspected.value.columns.map(({ name }) => name));
  await saveMapping(db, fingerprint, mapping);
}
