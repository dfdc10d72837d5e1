import { err, ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { ImportFailure } from "../import/import-error.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { ImportReport } from "../wire/imports.ts";
import {
  type CommandFailure,
  type CommandIo,
  type CommandOutput,
  type CommandResult,
  defineCommand,
  EXIT,
} from "./command.ts";
import { dryRunFile } from "./dry-run-file.ts";
import { dryRunJson, dryRunText, type FileDryRun } from "./dry-run-report.ts";
import { importFile } from "./import-file.ts";
import { importJson, importText } from "./import-report.ts";
import { inputFailure } from "./input-failure.ts";
import { unknownMappedTier } from "./mapped-tiers.ts";
import { type InputWish, readInputWish } from "./read-input-wish.ts";
import { withWholeFile } from "./whole-file.ts";
import { explained, withDatabase } from "./with-database.ts";

/** What is done with each file, and how it is told. */
interface Errand<Report> {
  run(operand: string): Promise<Result<Report, CommandFailure>>;
  output(reports: readonly Report[]): CommandOutput;
}

function storing(db: Database, wish: InputWish, io: CommandIo): Errand<ImportReport> {
  return {
    run: (operand) => withWholeFile(operand, (file) => importFile(db, file, wish, io)),
    output: (reports) => ({ json: importJson(reports), text: importText(reports) }),
  };
}

function trying(db: Database, wish: InputWish, io: CommandIo): Errand<FileDryRun> {
  return {
    run: (operand) => dryRunFile(db, operand, wish, io),
    output: (runs) => ({ json: dryRunJson(runs), text: dryRunText(runs) }),
  };
}

/** Tier words of the user's own are in the database, so that the mapping is checked there. */
async function wrongTierOf(db: Database, { mapping }: InputWish): Promise<CommandFailure | null> {
  return mapping === null ? null : unknownMappedTier(mapping, await ownPriceBook(db, PRICE_BOOK));
}

async function readable<T>(
  operand: string,
  wish: InputWish,
  run: () => Promise<Result<T, CommandFailure>>,
): Promise<Result<T, CommandFailure>> {
  try {
    return await run();
  } catch (cause) {
    if (!(cause instanceof ImportFailure)) throw cause;
    const name = operand === "-" ? "standard input" : operand;
    return err(inputFailure(cause.importError, name, wish));
  }
}

const ENDING: ReadonlySet<number> = new Set([
  EXIT.noDatabase,
  EXIT.refusedConfiguration,
  EXIT.interrupted,
]);

/** Whether what ended one file would end the next one too. */
const endsAll = ({ exit, code }: CommandFailure): boolean =>
  ENDING.has(exit) && code !== "import-busy";

async function forEach<Report>(
  operands: readonly string[],
  { run, output }: Errand<Report>,
  stop: AbortSignal,
): Promise<CommandResult> {
  const reports: Report[] = [];
  const failures: CommandFailure[] = [];
  for (const operand of operands) {
    const outcome = await run(operand);
    if (outcome.ok) reports.push(outcome.value);
    else failures.push(outcome.error);
    if (!outcome.ok && endsAll(outcome.error)) break;
    if (stop.aborted) break;
  }
  const done = output(reports);
  const first = failures.find(endsAll) ?? failures[0];
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
    "dry-run": { type: "boolean", help: "Say what an import would do and cost; store nothing" },
  },
  notes: `Every row is inserted, a duplicate, rejected or skipped, and the four add up to what was received.
Importing a file again adds nothing; an interrupted import goes on where it stopped. "-" reads
standard input. A file that cannot be read leaves the others and the data as they were; with
--json their reports then stand beside the error. "tierscope undo" takes an import back.

  tierscope import spend-2026-11.csv.gz usage.jsonl
  tierscope import trace.csv --map mapping.json --dry-run
  zcat logs.jsonl.gz | tierscope import - --json

Exit codes: 0 done, also with rejected rows; 2 wrong usage, a mapping or format that does not fit, or
a file that is stored under another mapping; 65 unreadable input; 69 no database; 78 refused settings.`,
  async run({ operands, options }, io) {
    const wish = await readInputWish(options);
    if (!wish.ok) return wish;
    return await withDatabase(io, async (db) => {
      const wrongTier = await wrongTierOf(db, wish.value);
      if (wrongTier) return err(wrongTier);
      const guarded = <Report>(errand: Errand<Report>): Errand<Report> => ({
        ...errand,
        run: (operand) =>
          readable(operand, wish.value, () => explained(db, () => errand.run(operand))),
      });
      return options["dry-run"]
        ? await forEach(operands, guarded(trying(db, wish.value, io)), io.stop)
        : await forEach(operands, guarded(storing(db, wish.value, io)), io.stop);
    });
  },
});
