import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { err, ok, type Result } from "../core/result.ts";
import { makeFolder } from "../db/embedded/make-folder.ts";
import { dataFolder } from "../env.ts";
import { ImportFailure } from "../import/import-error.ts";
import { stagingFolder } from "../staging/staging-folder.ts";
import { type CommandFailure, EXIT } from "./command.ts";
import type { InputFile } from "./read-file.ts";

export interface KeptInput {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

function refusal(folder: string, name: string, cause: unknown): CommandFailure {
  if (!(cause instanceof Error) || !("code" in cause) || cause instanceof ImportFailure) {
    throw cause;
  }
  if (cause.code === "ENOSPC" || cause.code === "EDQUOT") {
    const message = `The disk that holds ${folder} is full, where ${name} is kept while it is imported. Nothing was stored; free some space and import it again.`;
    return { exit: EXIT.noDatabase, code: "disk-full", message };
  }
  const message = `${name} is kept in ${folder} while it is imported, which cannot be written (${cause.message}). Make it writable, or name another data folder in TIERSCOPE_DATA.`;
  return { exit: EXIT.refusedConfiguration, code: "data-folder-unusable", message };
}

/** Writes what can be read only once to a file beside the uploads, which sweeps away what a kill leaves. */
export async function keepInput(file: InputFile): Promise<Result<KeptInput, CommandFailure>> {
  const folder = stagingFolder(dataFolder());
  const kept = path.join(folder, randomUUID());
  const hash = createHash("sha256");
  let size = 0;
  const counted = async function* () {
    for await (const part of file.open()) {
      size += part.byteLength;
      hash.update(part);
      yield part;
    }
  };
  try {
    await makeFolder(folder);
    await pipeline(Readable.from(counted()), createWriteStream(kept, { flags: "wx", mode: 0o600 }));
    return ok({ path: kept, size, sha256: hash.digest("hex") });
  } catch (cause) {
    await rm(kept, { force: true });
    return err(refusal(folder, file.name, cause));
  }
}
