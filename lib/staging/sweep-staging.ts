import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { forgetHash } from "./running-hash.ts";
import { stagingFolder } from "./staging-folder.ts";

const ORPHAN_AFTER_MS = 24 * 3_600_000;
const OURS = /^([0-9a-f-]{36})(\.json|\.json\.new)?$/;

export interface StagingSweep {
  readonly nowMs: number;
  /** Files that an import still reads or will read. */
  readonly needed: ReadonlySet<string>;
  /** Files whose import is over. */
  readonly spent: ReadonlySet<string>;
}

/**
 * Removes staged files that nobody will read: those of imports that are over at once, abandoned
 * uploads a day after their last part. Answers how many.
 */
export async function sweepStaging(
  dataFolder: string,
  { nowMs, needed, spent }: StagingSweep,
): Promise<number> {
  const folder = stagingFolder(dataFolder);
  const names = await readdir(folder).catch(() => []);
  const newest = new Map<string, number>();
  for (const name of names) {
    const id = OURS.exec(name)?.[1];
    if (id === undefined) continue;
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (found) newest.set(id, Math.max(newest.get(id) ?? 0, found.mtimeMs));
  }
  let removed = 0;
  for (const [id, changedMs] of newest) {
    const file = path.join(folder, id);
    if (needed.has(file)) continue;
    if (!spent.has(file) && nowMs - changedMs < ORPHAN_AFTER_MS) continue;
    for (const end of ["", ".json", ".json.new"]) await rm(`${file}${end}`, { force: true });
    forgetHash(file);
    removed += 1;
  }
  return removed;
}
