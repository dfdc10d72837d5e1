import { link, readFile, rename, unlink } from "node:fs/promises";
import process from "node:process";
import { type Cluster, pidFilePath, readPidFile } from "./cluster.ts";
import { isServerOf } from "./process-life.ts";

/**
 * Removes the note of a server that is gone, where its number now belongs to another process: there
 * PostgreSQL itself refuses to start. Call it only when nothing answers at the socket.
 */
export async function removeStalePidFile(cluster: Cluster): Promise<boolean> {
  const note = await readPidFile(cluster);
  if (note === null || (await isServerOf(note.pid, cluster.folder))) return false;
  const file = pidFilePath(cluster);
  const aside = `${file}.stale-${process.pid}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return false;
  // A server that started since we looked has written its own note: that one goes back.
  const stale = Number.parseInt(await readFile(aside, "utf8"), 10) === note.pid;
  if (!stale) await link(aside, file).catch(() => {});
  await unlink(aside);
  return stale;
}
