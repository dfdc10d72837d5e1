import type { DatabaseError, DatabaseErrorCode } from "../db/database-error.ts";
import { type CommandFailure, EXIT } from "./command.ts";

/** What the settings name is at fault, so that waiting or trying again changes nothing. */
const REFUSED_SETTINGS: ReadonlySet<DatabaseErrorCode> = new Set([
  "bad-url",
  "binaries-unusable",
  "data-folder-unusable",
  "wrong-data-version",
]);

/** What a command answers where there is no database to work with: 78 where a setting is refused, else 69. */
export function databaseFailure({ code, message }: DatabaseError): CommandFailure {
  const exit = REFUSED_SETTINGS.has(code) ? EXIT.refusedConfiguration : EXIT.noDatabase;
  return { exit, code, message };
}
