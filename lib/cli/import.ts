import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { Grain } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import type { ImportRow } from "../db/import-row.ts";
import { importsOfFile } from "../db/queries/imports-of-file.ts";
import { claimImport } from "../db/writes/claim-import.ts";
import { createImport } from "../db/writes/create-import.ts";
import { markInterrupted } from "../db/writes/interrupt-import.ts";
import { dataFolder } from "../env.ts";
import type { Mapping } from "../formats/mapping.ts";
import { openUsage } from "../import/open-usage.ts";
import { notStorable } from "../import/storable.ts";
import { runStoredImport } from "../import-runner/run-stored-import.ts";
import { stageUpload } from "../staging/stage-upload.ts";
import { type CommandFailure, type CommandIo, defineCommand, EXIT } from "./command.ts";
import { type FileReport, importJson, importText, readReport } from "./import-report.ts";
import { inputFailure } from "./input-failure.ts";
import { openInstalledDatabase } from "./open-installed-database.ts";
import { type InputFile, inputFile } from "./read-file.ts";
import { readMapping } from "./read-mapping.ts";

interface ImportWish {
  readonly format: string | undefined;
  readonly mapping: Mapping | null;
}

type FileOutcome = Result<FileReport, CommandFailure>;

const failed = (exit: CommandFailure["exit"], code: string, message: string): FileOutcome =>
  err({ exit, code, message });

async function sha256Of(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of bytes) hash.update(part);
  return hash.digest("hex");
}

/** Goes on with an interrupted import of the same file, or notes a new one. */
async function findOrCreate(
  db: Database,
  file: InputFile & { readonly sha256: string },
  wanted: {
    readonly format: string;
    readonly grain: Grain;
    readonly mapping: Mapping | null;
  },
): Promise<ImportRow> {
  await markInterrupted(db);
  const { sha256, name: fileName, size: fileSize } = file;
  const interrupted = await importsOfFile(db, { sha256, format: wanted.format }, ["interrupted"]);
  const same = interrupted.find(
    (row) => row.stagedPath === null && isDeepStrictEqual(row.mapping, wanted.mapping),
  );
  return same ?? (await createImport(db, { ...wanted, fileName, fileSize, sha256, origin: "cli" }));
}

async function importFile(
  db: Database,
  file: InputFile & { readonly sha256: string },
  wish: ImportWish,
  io: CommandIo,
): Promise<FileOutcome> {
  const beginning = file.open();
  const opened = await openUsage(beginning, wish);
  beginning.destroy();
  if (!opened.ok) return err(inputFailure(opened.error, file.name, wish));
  const { id: format, grain } = opened.value.format;
  const refused = notStorable(opened.value.format);
  if (refused) return err(inputFailure(refused, file.name, wish));
  const row = await findOrCreate(db, file, { format, grain, mapping: wish.mapping });
  const claim = await claimImport(db, row.id);
  if (claim === null) {
    return failed(
      EXIT.noDatabase,
      "import-busy",
      `${file.name} is being imported by another process. Wait for its end.`,
    );
  }
  try {
    const earlier = await importsOfFile(db, { sha256: file.sha256, format }, ["done"]);
    const ended = await runStoredImport(db, {
      stored: claim.import,
      source: file.open(),
      repeatsFile: earlier.some(({ inserted }) => inserted > 0),
      stop: io.stop,
      onProgress: (rows, bytes) => io.progress(progressLine(file, rows, bytes)),
    });
    if (ended.kind === "failed") {
      const { code, message } = ended.error;
      const isDatabase =
        code === "connection-lost" || code === "unreachable" || code === "disk-full";
      const exit = isDatabase ? EXIT.noDatabase : EXIT.unreadableInput;
      return failed(exit, code, `${file.name}: ${message}`);
    }
    if (ended.kind === "stopped") {
      return failed(
        EXIT.interrupted,
        "interrupted",
        `${file.name} was interrupted. Import it again to go on where it stopped.`,
      );
    }
    return ok(await readReport(db, row.id));
  } finally {
    await claim.release();
  }
}

function progressLine({ name, size }: InputFile, rows: number, bytes: number): string {
  const share = size === null || size === 0 ? "" : `, ${Math.round((100 * bytes) / size)} %`;
  return `${name}: ${rows.toLocaleString("en-US")} rows${share}`;
}

async function importOperand(
  db: Database,
  operand: string,
  wish: ImportWish,
  io: CommandIo,
): Promise<FileOutcome> {
  const found = await inputFile(operand);
  if (!found.ok) return found;
  const file = found.value;
  if (file.size !== null) {
    return await importFile(db, { ...file, sha256: await sha256Of(file.open()) }, wish, io);
  }
  const staged = await stageUpload(file.open(), { dataFolder: dataFolder(), announcedBytes: null });
  if (!staged.ok) return failed(EXIT.unreadableInput, staged.error.code, staged.error.message);
  const { path, bytes: size, sha256 } = staged.value;
  try {
    const copy = await inputFile(path);
    if (!copy.ok) return copy;
    return await importFile(db, { ...copy.value, name: file.name, size, sha256 }, wish, io);
  } finally {
    await rm(path, { force: true });
  }
}

export const importFiles = defineCommand({
  operands: { name: "FILE", min: 1, max: Number.POSITIVE_INFINITY },
  options: {
    format: {
      type: "string",
      value: "ID",
      help: "Read the files as this format instead of detecting it",
    },
    map: { type: "string", value: "FILE", help: "Column mapping (JSON) for any CSV or JSONL" },
  },
  notes: `Every row is inserted, a duplicate, rejected or skipped, and the four add up to what was received.
Importing a file again adds nothing; an interrupted import goes on where it stopped. "-" reads
standard input. A file that cannot be read leaves the others and the data as they were.`,
  async run({ operands, options }, io) {
    const mapping = await readMapping(options.map);
    if (!mapping.ok) return mapping;
    const opened = await openInstalledDatabase(io);
    if (!opened.ok) return opened;
    const { db, close } = opened.value;
    const wish = { format: options.format, mapping: mapping.value };
    const reports: FileReport[] = [];
    const failures: CommandFailure[] = [];
    try {
      for (const operand of operands) {
        const outcome = await importOperand(db, operand, wish, io);
        if (outcome.ok) reports.push(outcome.value);
        else failures.push(outcome.error);
        if (io.stop.aborted) break;
      }
    } finally {
      await close();
    }
    const [first] = failures;
    if (first === undefined) return ok({ json: importJson(reports), text: importText(reports) });
    for (const report of reports) io.note(importText([report]));
    const message = failures.map((failure) => failure.message).join(" ");
    return err({ ...first, message });
  },
});
