import { readFile } from "node:fs/promises";
import { err, ok, type Result } from "../core/result.ts";
import type { Mapping } from "../formats/mapping.ts";
import { parseMappingText } from "../formats/parse-mapping-text.ts";
import { type CommandFailure, EXIT } from "./command.ts";

const wrong = (code: string, message: string): Result<never, CommandFailure> =>
  err({ exit: EXIT.usage, code, message });

/** The mapping in a JSON file, as `--map` names it; `null` where none is named. */
export async function readMapping(
  file: string | undefined,
): Promise<Result<Mapping | null, CommandFailure>> {
  if (file === undefined) return ok(null);
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return wrong("mapping-unreadable", `The mapping file cannot be read (${why}). Check the path.`);
  }
  const mapping = parseMappingText(text);
  return mapping.ok ? mapping : wrong(mapping.error.code, `${file}: ${mapping.error.message}`);
}
