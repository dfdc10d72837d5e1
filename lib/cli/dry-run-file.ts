import { err, ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { IMPORT_ERROR_CODES, type ImportError } from "../import/import-error.ts";
import { type DryRunError, dryRunImport } from "../import-runner/dry-run-import.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { type CommandFailure, type CommandIo, EXIT } from "./command.ts";
import { databaseFailure } from "./database-failure.ts";
import type { FileDryRun } from "./dry-run-report.ts";
import { progressLine } from "./import-file.ts";
import { inputFailure } from "./input-failure.ts";
import { inputFile } from "./read-file.ts";
import type { InputWish } from "./read-input-wish.ts";

const isInputError = (error: DryRunError): error is ImportError =>
  IMPORT_ERROR_CODES.some((code) => code === error.code);

function failureOf(error: DryRunError, name: string, wish: InputWish): CommandFailure {
  if (isInputError(error)) return inputFailure(error, name, wish);
  if (error.code === "stopped") {
    return { exit: EXIT.interrupted, code: "interrupted", message: `${name}: ${error.message}` };
  }
  return databaseFailure(error);
}

/** Reads one file as an import would, standard input included, and answers what that would do. */
export async function dryRunFile(
  db: Database,
  operand: string,
  wish: InputWish,
  io: CommandIo,
): Promise<Result<FileDryRun, CommandFailure>> {
  const file = await inputFile(operand);
  if (!file.ok) return file;
  const { name, size, open } = file.value;
  const ran = await dryRunImport(db, {
    source: open(),
    format: wish.format ?? null,
    mapping: wish.mapping,
    book: await ownPriceBook(db, PRICE_BOOK),
    stop: io.stop,
    onProgress: (rows, bytes) => io.progress(progressLine({ name, size }, rows, bytes)),
  });
  return ran.ok ? ok({ fileName: name, ...ran.value }) : err(failureOf(ran.error, name, wish));
}
