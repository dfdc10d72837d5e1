import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { socketFile } from "../server-address.ts";

/** The files of one embedded database. */
export interface Cluster {
  /** Everything of ours: database, log, uploads. */
  readonly dataFolder: string;
  /** PostgreSQL's own folder inside it. */
  readonly folder: string;
  readonly logFile: string;
}

export const clusterIn = (dataFolder: string): Cluster => ({
  dataFolder,
  folder: path.join(dataFolder, "postgres"),
  logFile: path.join(dataFolder, "postgres.log"),
});

/** The kernel's limit for a socket's path is 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 103;

/** The database's own folder, or one in the system's temporary folder where that path is too long. */
export function defaultSocketFolder({ folder }: Cluster): string {
  if (Buffer.byteLength(socketFile(folder)) <= LONGEST_SOCKET_PATH) return folder;
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  return path.join(os.tmpdir(), `pg-${hash}`);
}

/** What PostgreSQL notes while it runs: its process and where its socket is. */
export interface PidFile {
  readonly pid: number;
  readonly socketFolder: string | null;
}

export const pidFilePath = ({ folder }: Cluster): string => path.join(folder, "postmaster.pid");

/** `null` where no server has left its note. */
export async function readPidFile(cluster: Cluster): Promise<PidFile | null> {
  const text = await readFile(pidFilePath(cluster), "utf8").catch(() => null);
  if (text === null) return null;
  // Lines: pid, data folder, start time, port, socket folder, …
  const [pid = "", , , , socketFolder = ""] = text.split("\n");
  return { pid: Number.parseInt(pid, 10), socketFolder: socketFolder.trim() || null };
}

/** Where a running server said that its socket is; else where one that we start will have it. */
export async function currentSocketFolder(cluster: Cluster): Promise<string> {
  return (await readPidFile(cluster))?.socketFolder ?? defaultSocketFolder(cluster);
}
