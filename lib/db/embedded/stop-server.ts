import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { type Cluster, readPidFile } from "./cluster.ts";
import { isAlive, isServerOf } from "./process-life.ts";

const PATIENCE_MS = 30_000;
const POLL_MS = 5;

/** Asks the server to end its connections, write everything and stop, and waits until it has. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const note = await readPidFile(cluster);
  if (note === null || !(await isServerOf(note.pid, cluster.folder))) return;
  process.kill(note.pid, "SIGINT");
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && (await isAlive(note.pid))) await sleep(POLL_MS);
}
