import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { z } from "zod";
import { stagedPath } from "./staging-folder.ts";

/** Larger parts are refused: each is held in memory until its hash is known to be right. */
export const MOST_PART_BYTES = 8 * 2 ** 20;

const Upload = z.object({
  id: z.string(),
  fileName: z.string(),
  /** As announced: the upload is whole once `offset` has reached it. */
  bytes: z.number(),
  modifiedMs: z.number().nullable(),
  /** Of the first bytes, so that two files of one name and size are not mixed up. */
  headSha256: z.string().nullable(),
  /** Bytes that are on disk for good; the next part begins here. */
  offset: z.number(),
  /** Of the whole file, once it is whole. */
  sha256: z.string().nullable(),
  /** How the user reads it, as far as that was changed: goes with the upload until it is imported. */
  reading: z
    .object({ format: z.string().nullable(), mapping: z.unknown() })
    .nullable()
    .default(null),
});
export type Upload = z.infer<typeof Upload>;

const statePath = (file: string): string => `${file}.json`;

/** An upload as last noted on disk; `null` where there is none, or its file went on to an import. */
export async function readUpload(dataFolder: string, id: string): Promise<Upload | null> {
  const file = stagedPath(dataFolder, id);
  if (file === null) return null;
  const text = await readFile(statePath(file), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return Upload.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Notes where an upload stands, all or nothing. */
export async function writeUpload(file: string, upload: Upload): Promise<void> {
  const unfinished = `${statePath(file)}.new`;
  await writeFile(unfinished, JSON.stringify(upload), { mode: 0o600, flush: true });
  await rename(unfinished, statePath(file));
}

/** Ends an upload that became an import: the file stays and belongs to that import alone. */
export async function handOverUpload(dataFolder: string, id: string): Promise<void> {
  const file = stagedPath(dataFolder, id);
  if (file !== null) await rm(statePath(file), { force: true });
}

/** Takes an upload and its file away. */
export async function removeUpload(dataFolder: string, id: string): Promise<void> {
  const file = stagedPath(dataFolder, id);
  if (file === null) return;
  await rm(statePath(file), { force: true });
  await rm(file, { force: true });
}
