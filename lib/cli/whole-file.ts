import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import type { Result } from "../core/result.ts";
import type { CommandFailure } from "./command.ts";
import { keepInput } from "./keep-input.ts";
import { type InputFile, inputFile } from "./read-file.ts";

/** A file that can be read again and again, known by its bytes. */
export interface WholeFile extends InputFile {
  readonly size: number;
  readonly sha256: string;
}

async function sha256Of(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of bytes) hash.update(part);
  return hash.digest("hex");
}

/** Does the work with an operand's file; standard input and pipes are kept on disk meanwhile. */
export async function withWholeFile<T>(
  operand: string,
  work: (file: WholeFile) => Promise<Result<T, CommandFailure>>,
): Promise<Result<T, CommandFailure>> {
  const found = await inputFile(operand);
  if (!found.ok) return found;
  const { name, size, open } = found.value;
  if (size !== null) return await work({ name, size, open, sha256: await sha256Of(open()) });

  const kept = await keepInput(found.value);
  if (!kept.ok) return kept;
  const { path, ...known } = kept.value;
  try {
    const copy = await inputFile(path);
    return copy.ok ? await work({ ...copy.value, ...known, name }) : copy;
  } finally {
    await rm(path, { force: true });
  }
}
