import { constants, createReadStream } from "node:fs";
import { access, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { err, ok, type Result } from "../core/result.ts";
import { type CommandFailure, EXIT } from "./command.ts";

export interface InputFile {
  readonly name: string;
  /** `null` for standard input. */
  readonly size: number | null;
  open(): Readable;
}

const unreadable = (code: string, message: string): Result<never, CommandFailure> =>
  err({ exit: EXIT.unreadableInput, code, message });

const READ_BYTES = 256 * 1024;

/** A file by its path, or standard input for "-". */
export async function inputFile(operand: string): Promise<Result<InputFile, CommandFailure>> {
  if (operand === "-") return ok({ name: "standard input", size: null, open: () => process.stdin });
  try {
    const found = await stat(operand);
    if (found.isDirectory()) {
      return unreadable("not-a-file", `"${operand}" is a folder. Name a file with usage records.`);
    }
    await access(operand, constants.R_OK);
    return ok({
      name: path.basename(operand),
      size: found.isFile() ? found.size : null,
      open: () => createReadStream(operand, { highWaterMark: READ_BYTES }),
    });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") {
      return unreadable("no-such-file", `There is no file "${operand}". Check the path.`);
    }
    if (code === "EACCES" || code === "EPERM") {
      return unreadable(
        "not-allowed",
        `"${operand}" may not be read by this user. Change its permissions.`,
      );
    }
    throw error;
  }
}
