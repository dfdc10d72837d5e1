import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { err, ok, type Result } from "../core/result.ts";
import { type CommandFailure, EXIT } from "./command.ts";

/** A reader that goes away, like head, is no error. */
const LEFT: readonly unknown[] = ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE"];

/** Writes pieces of text to standard output as fast as its reader takes them; ends where the reader goes away. */
export async function writeToOutput(pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && LEFT.includes(error.code))) throw error;
  }
}

/** Writes pieces of text as a file, which is there as a whole or as it was before. */
export async function writeToFile(
  file: string,
  pieces: Iterable<string>,
): Promise<Result<null, CommandFailure>> {
  const unfinished = `${file}.part`;
  try {
    await pipeline(pieces, createWriteStream(unfinished));
    await rename(unfinished, file);
    return ok(null);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined); // where it cannot be written, it may not be removed either
    if (!(error instanceof Error && "code" in error)) throw error;
    const message = `--out ${file} cannot be written: ${error.message}. Name a file in a folder that can be written to.`;
    return err({ exit: EXIT.usage, code: "cannot-write", message });
  }
}
