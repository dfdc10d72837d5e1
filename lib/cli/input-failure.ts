import type { ImportError } from "../import/import-error.ts";
import { type CommandFailure, EXIT } from "./command.ts";
import type { InputWish } from "./read-input-wish.ts";

/** Where one of these comes of what the user asked for, asking for something else helps. */
const ASKED_CODES = new Set(["mapping-missing", "mapping-invalid", "column-missing"]);

/** What the command line can do about it, which the pages do otherwise. */
function hint(code: string): string {
  return code === "mapping-missing" ? " Give it with --map FILE." : "";
}

/** What a command answers where a file cannot be read: 2 where what was asked does not fit it, else 65. */
export function inputFailure(
  { code, message }: ImportError,
  fileName: string,
  { format, mapping }: InputWish,
): CommandFailure {
  const isAsked = format !== undefined || mapping !== null;
  const isUsage =
    (isAsked && ASKED_CODES.has(code)) || (format !== undefined && code === "format-mismatch");
  const exit = isUsage ? EXIT.usage : EXIT.unreadableInput;
  return { exit, code, message: `${fileName}: ${message}${hint(code)}` };
}
