import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { err, type Result } from "../core/result.ts";
import { dataFolder } from "../env.ts";
import { ImportFailure } from "../import/import-error.ts";
import { type StagedUpload, type StagingError, stageUpload } from "../staging/stage-upload.ts";
import { type CommandFailure, EXIT } from "./command.ts";
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

function stagingFailure({ code, message }: StagingError): CommandFailure {
  const exit = code === "disk-full" ? EXIT.noDatabase : EXIT.unreadableInput;
  return { exit, code, message };
}

async function stage(file: InputFile): Promise<Result<StagedUpload, CommandFailure>> {
  const folder = dataFolder();
  try {
    const staged = await stageUpload(file.open(), { dataFolder: folder, announcedBytes: null });
    return staged.ok ? staged : err(stagingFailure(staged.error));
  } catch (cause) {
    if (cause instanceof ImportFailure || !(cause instanceof Error) || !("errno" in cause)) {
      throw cause;
    }
    const message = `${file.name} is kept in the data folder while it is imported, which ${folder} does not allow (${cause.message}). Make it writable, or name another folder in TIERSCOPE_DATA.`;
    return err({ exit: EXIT.refusedConfiguration, code: "data-folder-unusable", message });
  }
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

  const staged = await stage(found.value);
  if (!staged.ok) return staged;
  const { path, bytes, sha256 } = staged.value;
  try {
    const copy = await inputFile(path);
    return copy.ok ? await work({ ...copy.value, name, size: bytes, sha256 }) : copy;
  } finally {
    await rm(path, { force: true });
  }
}
