import { err, ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import { ImportFailure } from "../import/import-error.ts";
import {
  type CommandFailure,
  type CommandIo,
  type CommandResult,
  defineCommand,
  EXIT,
} from "./command.ts";
import { importFile } from "./import-file.ts";
import { type FileReport, importJson, importText } from "./import-report.ts";
import { inputFailure } from "./input-failure.ts";
import { type InputWish, readInputWish } from "./read-input-wish.ts";
import { withWholeFile } from "./whole-file.ts";
import { explained, withDatabase } from "./with-database.ts";

async function importOperand(
  db: Database,
  operand: string,
  wish: InputWish,
  io: CommandIo,
): Promise<Result<FileReport, CommandFailure>> {
  try {
    return await explained(db, () =>
      withWholeFile(operand, (file) => importFile(db, file, wish, io)),
    );
  } catch (cause) {
    if (!(cause instanceof ImportFailure)) throw cause;
    return err(inputFailure(cause.importError, operand === "-" ? "standard input" : operand, wish));
  }
}

/** Where one of these ended a file, it would end the next one too. */
const ENDS_ALL: ReadonlySet<number> = new Set([
  EXIT.noDatabase,
  EXIT.refusedConfiguration,
  EXIT.interrupted,
]);

async function importAll(
  db: Database,
  operands: readonly string[],
  wish: InputWish,
  io: CommandIo,
): Promise<CommandResult> {
  const reports: FileReport[] = [];
  const failures: CommandFailure[] = [];
  for (const operand of operands) {
    const outcome = await importOperand(db, operand, wish, io);
    if (outcome.ok) reports.push(outcome.value);
    else failures.push(outcome.error);
    if (!outcome.ok && ENDS_ALL.has(outcome.error.exit)) break;
    if (io.stop.aborted) break;
  }
  const done = { json: importJson(reports), text: importText(reports) };
  const first = failures.find(({ exit }) => ENDS_ALL.has(exit)) ?? failures[0];
  if (first === undefined) return ok(done);
  const message = failures.map((failure) => failure.message).join(" ");
  return err({ ...first, message, ...(operands.length > 1 && { done }) });
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
    const wish = await readInputWish(options);
    if (!wish.ok) return wish;
    return await withDatabase(io, (db) => importAll(db, operands, wish.value, io));
  },
});
