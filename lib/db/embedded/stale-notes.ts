import { link, readFile, rename, stat, unlink } from "node:fs/promises";
import process from "node:process";
import { socketFile } from "../server-address.ts";
import { type Cluster, currentSocketFolder, pidFilePath } from "./cluster.ts";
import { isServerOf } from "./process-life.ts";

/**
 * Removes the notes of a server that is gone, where its number now belongs to another process: there
 * PostgreSQL itself refuses to start. Call it only when nothing answers at the socket.
 */
export async function removeStaleNotes(cluster: Cluster): Promise<void> {
  const socket = socketFile(await currentSocketFolder(cluster));
  for (const file of [`${socket}.lock`, pidFilePath(cluster)]) {
    const pid = await notedPid(file);
    if (pid === null || (await isServerOf(pid, cluster.folder))) continue;
    // A server that starts at this moment makes its note before it writes into it.
    if (Number.isNaN(pid) && (await ageMs(file)) < BEING_WRITTEN_MS) continue;
    await removeNote(file, pid);
  }
}

const BEING_WRITTEN_MS = 2_000;

async function ageMs(file: string): Promise<number> {
  const found = await stat(file).catch(() => null);
  return found === null ? 0 : Date.now() - found.mtimeMs;
}

async function notedPid(file: string): Promise<number | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}

async function removeNote(file: string, pid: number): Promise<void> {
  const aside = `${file}.stale-${process.pid}`;
  const moved = await rename(file, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  // A server that started since we looked has written its own note: that one goes back.
  if (!Object.is(await notedPid(aside), pid)) await link(aside, file).catch(() => {});
  await unlink(aside);
}
