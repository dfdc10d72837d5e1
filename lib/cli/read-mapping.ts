import { readFile } from "node:fs/promises";
import { z } from "zod";
import { err, ok, type Result } from "../core/result.ts";
import { Mapping } from "../formats/mapping.ts";
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
  } catch {
    return wrong(
      "mapping-unreadable",
      `The mapping file "${file}" cannot be read. Check the path.`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    return wrong("mapping-invalid", `The mapping file "${file}" is not JSON: ${why}.`);
  }
  const mapping = Mapping.safeParse(json);
  if (mapping.success) return ok(mapping.data);
  const why = z.prettifyError(mapping.error).replaceAll("\n", " ");
  return wrong(
    "mapping-invalid",
    `The mapping file "${file}" has another shape than expected: ${why}`,
  );
}
