import { mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { clusterIn } from "../db/embedded/cluster.ts";
import { isAlive } from "../db/embedded/process-life.ts";
import { stopServer } from "../db/embedded/stop-server.ts";

const NAME = /^tierscope-db-(\d+)-/;
const ENOUGH_BYTES = 512 * 1024 * 1024;

/** Memory where there is enough of it: databases there are made in milliseconds. */
async function fastFolder(): Promise<string> {
  const shm = await statfs("/dev/shm").catch(() => null);
  return shm !== null && shm.bavail * shm.bsize > ENOUGH_BYTES ? "/dev/shm" : os.tmpdir();
}

/** A new folder for a database of this test process. */
export async function makeTestFolder(place?: string): Promise<string> {
  return await mkdtemp(path.join(place ?? (await fastFolder()), `tierscope-db-${process.pid}-`));
}

/** Stops a folder's server, if one runs, and removes the folder. */
export async function removeTestFolder(folder: string): Promise<void> {
  await stopServer(clusterIn(folder));
  await rm(folder, { recursive: true, force: true });
}

/** Removes what test runs left that were killed. */
export async function removeDeadTestFolders(): Promise<void> {
  for (const place of new Set([await fastFolder(), os.tmpdir()])) {
    for (const name of await readdir(place)) {
      const pid = NAME.exec(name)?.[1];
      if (pid === undefined || (await isAlive(Number(pid)))) continue;
      await removeTestFolder(path.join(place, name)).catch(() => {}); // another user's
    }
  }
}
