import { constants, createReadStream, fstatSync } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { err, ok, type Result } from "../core/result.ts";
import { ImportFailure } from "../import/import-error.ts";
import { type CommandFailure, EXIT } from "./command.ts";

export interface InputFile {
  readonly name: string;
  /** `null` for what can be read only once: standard input, a pipe. */
  readonly size: number | null;
  /** The bytes from the start; throws `ImportFailure` where the system stops giving them. */
  open(): AsyncGenerator<Uint8Array>;
}

const unreadable = (code: string, message: string): Result<never, CommandFailure> =>
  err({ exit: EXIT.unreadableInput, code, message });

const READ_BYTES = 256 * 1024;

async function* bytesOf(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of stream) yield part;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const message = `Expected to read it to its end; the system says "${why}". Check the file and the disk it lies on.`;
    throw new ImportFailure({ code: "unreadable-file", message });
  }
}

function refusal(operand: string, error: unknown): Result<never, CommandFailure> {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return unreadable("no-such-file", `There is no file "${operand}". Check the path.`);
  }
  if (code === "EACCES" || code === "EPERM") {
    const message = `"${operand}" may not be read by this user. Change its permissions.`;
    return unreadable("not-allowed", message);
  }
  if (!(error instanceof Error) || code === "") throw error;
  const message = `"${operand}" cannot be read: the system says "${error.message}". Check the path.`;
  return unreadable("unreadable-file", message);
}

/** Node reads a folder as standard input like an empty file. */
function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false; // closed: reads as empty
  }
}

/** A file by its path, or standard input for "-". */
export async function inputFile(operand: string): Promise<Result<InputFile, CommandFailure>> {
  if (operand === "-") {
    if (isFolder(0)) return unreadable("not-a-file", "Standard input is a folder. Name a file.");
    return ok({ name: "standard input", size: null, open: () => bytesOf(process.stdin) });
  }
  try {
    const found = await stat(operand);
    if (found.isDirectory()) {
      return unreadable("not-a-file", `"${operand}" is a folder. Name a file with usage records.`);
    }
    await access(operand, constants.R_OK);
    return ok({
      name: path.basename(operand),
      size: found.isFile() ? found.size : null,
      open: () => bytesOf(createReadStream(operand, { highWaterMark: READ_BYTES })),
    });
  } catch (error) {
    return refusal(operand, error);
  }
}
