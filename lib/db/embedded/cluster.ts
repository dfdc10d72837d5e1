import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
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

/**
 * Every database has a socket folder of its own name. Were it the same for all, a server whose data was
 * deleted under it would, when it notices, remove the socket of the one that runs there now.
 */
const SOCKET_FOLDER = /^socket-[0-9a-f]+$/;
export const newSocketFolderName = (): string => `socket-${randomBytes(3).toString("hex")}`;

/** What a list of folders or the note of a server cannot hold. */
const NOT_IN_A_LIST = /[,"\\\n]/;

/** Inside the database's folder, or in the system's temporary one where that path does not fit. */
export async function socketFolderOf({ folder }: Cluster): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const inside = path.join(folder, names.find((name) => SOCKET_FOLDER.test(name)) ?? "socket-0");
  const fits = Buffer.byteLength(socketFile(inside)) <= LONGEST_SOCKET_PATH;
  if (fits && !NOT_IN_A_LIST.test(inside)) return inside;
  const hash = createHash("sha256").update(inside).digest("hex").slice(0, 16);
  return path.join(os.tmpdir(), `pg-${hash}`);
}

/** What PostgreSQL notes while it runs: its process and where its socket is. */
export interface PidFile {
  readonly pid: number;
  readonly socketFolder: string | null;
  readonly isReady: boolean;
}

export const pidFilePath = ({ folder }: Cluster): string => path.join(folder, "postmaster.pid");

/** `null` where no server has left its note. */
export async function readPidFile(cluster: Cluster): Promise<PidFile | null> {
  const text = await readFile(pidFilePath(cluster), "utf8").catch(() => null);
  if (text === null) return null;
  // Lines: pid, data folder, start time, port, socket folder, address, shared memory, status.
  const [pid = "", , , , folder = "", , , status = ""] = text.split("\n");
  return {
    pid: Number.parseInt(pid, 10),
    socketFolder: folder.trim() || null,
    isReady: status.trim() === "ready",
  };
}

/** Where a running server said that its socket is; else where one that we start will have it. */
export async function currentSocketFolder(cluster: Cluster): Promise<string> {
  return (await readPidFile(cluster))?.socketFolder ?? (await socketFolderOf(cluster));
}
