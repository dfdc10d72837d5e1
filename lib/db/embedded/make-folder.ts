import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { errorCodeOf } from "../database-error.ts";

/**
 * Makes a folder and its missing parents, for their owner alone. Node's own recursive `mkdir` goes
 * round for ever where the parent is there but takes no folders, as `/proc` does.
 */
export async function makeFolder(folder: string): Promise<void> {
  if (await make(folder)) return;
  const parent = path.dirname(folder);
  // Somebody else may have made the parent between the two looks: then a second attempt decides.
  if (!(await isFolder(parent))) await makeFolder(parent);
  if (!(await make(folder))) await mkdir(folder, { mode: 0o700 });
}

/** Whether it is there now; `false` where its parent is missing, or takes no folders. */
async function make(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 });
    return true;
  } catch (error) {
    if (await isFolder(folder)) return true;
    if (errorCodeOf(error) === "ENOENT") return false;
    throw error;
  }
}

async function isFolder(place: string): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found?.isDirectory() ?? false;
}
