import { err, ok, type Result } from "../core/result.ts";
import { ImportFailure } from "../import/import-error.ts";
import { type OpenedUsage, openUsage } from "../import/open-usage.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { CommandFailure } from "./command.ts";
import { inputFailure } from "./input-failure.ts";
import { unknownMappedTier } from "./mapped-tiers.ts";
import { inputFile } from "./read-file.ts";
import { readInputWish } from "./read-input-wish.ts";

interface FileOptions {
  readonly format: string | undefined;
  readonly map: string | undefined;
}

/** Opens a usage file for work that needs no database; what is wrong with the file is told as a failure. */
export async function withUsageFile<Value>(
  operand: string,
  options: FileOptions,
  work: (opened: OpenedUsage, name: string) => Promise<Value>,
): Promise<Result<Value, CommandFailure>> {
  const asked = await readInputWish(options);
  if (!asked.ok) return asked;
  const wrongTier = unknownMappedTier(asked.value.mapping, PRICE_BOOK);
  if (wrongTier) return err(wrongTier);
  const file = await inputFile(operand);
  if (!file.ok) return file;
  const { name, open } = file.value;
  const opened = await openUsage(open(), asked.value);
  if (!opened.ok) return err(inputFailure(opened.error, name, asked.value));
  try {
    return ok(await work(opened.value, name));
  } catch (cause) {
    if (!(cause instanceof ImportFailure)) throw cause;
    return err(inputFailure(cause.importError, name, asked.value));
  }
}
