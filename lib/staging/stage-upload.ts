import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { err, ok, type Result } from "../core/result.ts";

/** 20 GiB. */
const MOST_BYTES = 20 * 2 ** 30;

export interface StagedUpload {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface StagingError {
  readonly code: "disk-full" | "too-large" | "cut-short";
  readonly message: string;
}

export const stagingFolder = (dataFolder: string): string => path.join(dataFolder, "staging");

/** The file of an upload by its id; `null` for anything that is no id of ours. */
export function stagedPath(dataFolder: string, id: string): string | null {
  return /^[0-9a-f-]{36}$/.test(id) ? path.join(stagingFolder(dataFolder), id) : null;
}

function refusal(error: unknown, folder: string): StagingError {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return {
      code: "disk-full",
      message: `The disk that holds ${folder} is full. Nothing was stored; free some space and import the file again.`,
    };
  }
  throw error;
}

async function writeAll(
  body: AsyncIterable<Uint8Array>,
  { id, file }: { readonly id: string; readonly file: string },
): Promise<Result<StagedUpload, StagingError>> {
  const handle = await open(file, "wx", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const part of body) {
      bytes += part.byteLength;
      if (bytes > MOST_BYTES) {
        const message =
          "A file may hold at most 20 GiB. Split it and import the parts one after another.";
        return err({ code: "too-large", message });
      }
      hash.update(part);
      await handle.write(part);
    }
  } finally {
    await handle.close();
  }
  return ok({ id, path: file, bytes, sha256: hash.digest("hex") });
}

/**
 * Streams bytes into a file of its own. They must be as many as announced (where they were), so that
 * a connection that was cut never passes for a short file. Leaves nothing behind when refused.
 */
export async function stageUpload(
  body: AsyncIterable<Uint8Array>,
  {
    dataFolder,
    announcedBytes,
  }: { readonly dataFolder: string; readonly announcedBytes: number | null },
): Promise<Result<StagedUpload, StagingError>> {
  const folder = stagingFolder(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  const file = path.join(folder, id);
  try {
    const written = await writeAll(body, { id, file });
    if (!written.ok) await rm(file, { force: true });
    if (!written.ok || announcedBytes === null || written.value.bytes === announcedBytes) {
      return written;
    }
    await rm(file, { force: true });
    const message = `The file was announced with ${announcedBytes} bytes, but ${written.value.bytes} arrived. Import it again.`;
    return err({ code: "cut-short", message });
  } catch (error) {
    await rm(file, { force: true });
    return err(refusal(error, folder));
  }
}
