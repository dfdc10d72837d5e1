import type { ImportError } from "../import/import-error.ts";
import { type CommandFailure, EXIT } from "./command.ts";

const MAPPING_CODES = new Set(["mapping-missing", "mapping-invalid", "column-missing"]);

/** What a command answers where a file cannot be read: 2 where what was asked is at fault, else 65. */
export function inputFailure(
  { code, message }: ImportError,
  fileName: string,
  wish: { readonly format?: string | undefined; readonly mapping: unknown },
): CommandFailure {
  const isAsked = wish.format !== undefined || wish.mapping !== null;
  const isUsage = isAsked && (MAPPING_CODES.has(code) || code === "unknown-format");
  const exit = isUsage ? EXIT.usage : EXIT.unreadableInput;
  return { exit, code, message: `${fileName}: ${message}` };
}
