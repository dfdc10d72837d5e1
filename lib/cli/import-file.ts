import { err, ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import type { DatabaseErrorCode } from "../db/database-error.ts";
import { claimImport } from "../db/writes/claim-import.ts";
import type { Format } from "../formats/format.ts";
import { openUsage } from "../import/open-usage.ts";
import { type ImportEnd, isOver, runStoredImport } from "../import-runner/run-stored-import.ts";
import { type StartError, startImport } from "../import-runner/start-import.ts";
import type { ImportReport } from "../wire/imports.ts";
import { type CommandFailure, type CommandIo, EXIT } from "./command.ts";
import { count } from "./cost-text.ts";
import { readReport } from "./import-report.ts";
import { inputFailure } from "./input-failure.ts";
import type { InputFile } from "./read-file.ts";
import type { InputWish } from "./read-input-wish.ts";
import type { WholeFile } from "./whole-file.ts";

/** The format that the file's beginning is read as. */
async function formatOf(file: WholeFile, wish: InputWish): Promise<Result<Format, CommandFailure>> {
  const beginning = file.open();
  try {
    const opened = await openUsage(beginning, wish);
    if (!opened.ok) return err(inputFailure(opened.error, file.name, wish));
    return ok(opened.value.format);
  } finally {
    await beginning.return(undefined);
  }
}

function startFailure({ code, message }: StartError, { name }: WholeFile): CommandFailure {
  return { exit: EXIT.usage, code, message: `${name}: ${message}` };
}

const DATABASE_AWAY: ReadonlySet<string> = new Set<DatabaseErrorCode>([
  "connection-lost",
  "unreachable",
  "disk-full",
  "refused",
]);

/** `null` where the import came to its end. */
function failureOf(ended: ImportEnd, { name }: WholeFile): CommandFailure | null {
  switch (ended.kind) {
    case "done":
      return null;
    case "failed": {
      const { code, message } = ended.error;
      const exit = DATABASE_AWAY.has(code) ? EXIT.noDatabase : EXIT.unreadableInput;
      return { exit, code, message: `${name}: ${message}` };
    }
    case "cancelled":
      return {
        exit: EXIT.interrupted,
        code: "cancelled",
        message: `${name} was cancelled from elsewhere, and its rows are taken away again. Import it anew if that was not meant.`,
      };
    case "paused":
      return {
        exit: EXIT.interrupted,
        code: "paused",
        message: `${name} was paused from elsewhere. Import it again to go on where it stopped.`,
      };
    case "stopped":
      return {
        exit: EXIT.interrupted,
        code: "interrupted",
        message: `${name} was interrupted. Import it again to go on where it stopped.`,
      };
  }
}

/** What a full disk kept from being taken away; empty where nothing is left. */
function leftText({ id, stillCounted }: ImportReport): string {
  if (stillCounted === 0) return "";
  const records = stillCounted === 1 ? "1 record" : `${count(stillCounted)} records`;
  return ` ${records} of import ${id} could not be taken away and still count; every start of Tierscope tries that again.`;
}

/** How far a file was read. */
export function progressLine(
  { name, size }: Pick<InputFile, "name" | "size">,
  rows: number,
  bytes: number,
): string {
  const share = size === null || size === 0 ? "" : `, ${Math.round((100 * bytes) / size)} %`;
  return `${name}: ${rows.toLocaleString("en-US")} rows${share}`;
}

/** Imports one file, or goes on with it, and answers what became of its rows. */
export async function importFile(
  db: Database,
  file: WholeFile,
  wish: InputWish,
  io: CommandIo,
): Promise<Result<ImportReport, CommandFailure>> {
  const read = await formatOf(file, wish);
  if (!read.ok) return read;
  const { sha256, size: bytes, name: fileName } = file;
  const format = read.value.id;
  const started = await startImport(db, {
    fileName,
    format,
    mapping: wish.mapping,
    file: { bytes, sha256, stagedPath: null },
  });
  if (!started.ok) return err(startFailure(started.error, file));
  const { id } = started.value;
  const claim = await claimImport(db, id);
  if (claim === null) {
    const message = `${file.name} is being imported by another process. Wait for its end.`;
    return err({ exit: EXIT.noDatabase, code: "import-busy", message });
  }
  try {
    const ended = await runStoredImport(db, {
      stored: claim.import,
      source: file.open(),
      stop: io.stop,
      onProgress: (rows, bytes) => io.progress(progressLine(file, rows, bytes)),
    });
    const failure = failureOf(ended, file);
    if (failure === null) return ok(await readReport(db, id));
    const left = isOver(ended) ? leftText(await readReport(db, id)) : "";
    return err({ ...failure, message: `${failure.message}${left}` });
  } finally {
    await claim.release();
  }
}
