import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { errorCodeOf } from "../database-error.ts";

/**
 * Makes a folder and its missing parents, for their owner alone. Node's own recursive `mkdir` goes
 * round for ever where the parent is there but takes no folders, as `/proc` does.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = path.dirname(folder);
    if (errorCodeOf(error) !== "ENOENT" || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(folder);
  }
}

async function isFolder(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found?.isDirectory() ?? false;
}
