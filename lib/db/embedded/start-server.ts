import { type ChildProcess, spawn } from "node:child_process";
import { chown, lstat, mkdir, open, rename, stat, statfs } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { err, ok, type Result } from "../../core/result.ts";
import type { DatabaseError } from "../database-error.ts";
import { SOCKET_PORT } from "../server-address.ts";
import { type Cluster, socketFolderOf } from "./cluster.ts";
import type { ServerSettings } from "./embedded-settings.ts";
import { commandAs, type Identity, ownerOf } from "./identity.ts";
import { CHILD_ENVIRONMENT } from "./run-command.ts";

const MB = 1024 * 1024;

/** A quarter of the memory that we may use, as the PostgreSQL manual advises; at most 1 GB, for we are not alone. */
function sharedBuffers(): string {
  const limit = process.constrainedMemory();
  const memory = limit > 0 ? Math.min(limit, os.totalmem()) : os.totalmem();
  const quarter = Math.floor(memory / 4 / MB);
  return `${Math.min(1024, Math.max(32, quarter))}MB`;
}

/** Containers often give 64 MB of shared memory, too little for a parallel query's work. */
async function sharedMemoryKind(): Promise<string> {
  if (process.platform !== "linux") return "posix";
  const shm = await statfs("/dev/shm").catch(() => null);
  return shm !== null && shm.bavail * shm.bsize >= 512 * MB ? "posix" : "mmap";
}

async function settingsFor(socketFolder: string, extra: ServerSettings): Promise<ServerSettings> {
  return {
    listen_addresses: "",
    port: String(SOCKET_PORT),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
    shared_buffers: sharedBuffers(),
    dynamic_shared_memory_type: await sharedMemoryKind(),
    work_mem: "64MB",
    maintenance_work_mem: "256MB",
    max_wal_size: "4GB",
    random_page_cost: "1.1",
    jit: "off",
    fsync: "on",
    synchronous_commit: "on",
    timezone: "UTC",
    log_timezone: "UTC",
    logging_collector: "off",
    log_checkpoints: "off",
    log_min_error_statement: "panic",
    ...extra,
  };
}

export interface EndedServer {
  /** Somebody killed it: it has not given up. */
  readonly wasKilled: boolean;
  /** What it last wrote. */
  readonly log: string;
}

/** A server that was asked to start: it may still be starting, or have given up. */
export interface StartingServer {
  /** `null` while it runs. */
  ended(): Promise<EndedServer | null>;
}

/** Starts PostgreSQL as a process of its own, which outlives us: others may use it. */
export async function startServer(
  cluster: Cluster,
  bin: string,
  identity: Identity,
  extra: ServerSettings,
): Promise<Result<StartingServer, DatabaseError>> {
  const socketFolder = await socketFolderOf(cluster);
  const problem = await prepareSocketFolder(socketFolder, identity);
  if (problem) return err(problem);

  const settings = await settingsFor(socketFolder, extra);
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { file, args, uid, gid } = commandAs(identity, path.join(bin, "postgres"), [
    "-D",
    cluster.folder,
    ...flags,
  ]);
  const log = await openLog(cluster.logFile);
  try {
    const child = spawn(file, args, {
      uid,
      gid,
      cwd: "/",
      env: CHILD_ENVIRONMENT,
      detached: true,
      stdio: ["ignore", log.file.fd, log.file.fd],
    });
    child.unref();
    return ok({ ended: watch(child, cluster.logFile, log.from) });
  } finally {
    await log.file.close();
  }
}

function watch(
  child: ChildProcess,
  logFile: string,
  from: number,
): () => Promise<EndedServer | null> {
  let end: { readonly wasKilled: boolean; readonly failure: string | null } | null = null;
  child.on("error", (error) => {
    end = { wasKilled: false, failure: error.message };
  });
  child.on("exit", (_, signal) => {
    end ??= { wasKilled: signal !== null, failure: null };
  });
  return async () => {
    if (end === null) return null;
    return { wasKilled: end.wasKilled, log: end.failure ?? (await readLog(logFile, from)) };
  };
}

const LONGEST_LOG = 5 * MB;

async function openLog(file: string) {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LONGEST_LOG) await rename(file, `${file}.1`);
  return { file: await open(file, "a", 0o600), from: size > LONGEST_LOG ? 0 : size };
}

async function readLog(file: string, from: number): Promise<string> {
  const handle = await open(file, "r");
  try {
    const { bytesRead, buffer } = await handle.read({
      buffer: Buffer.alloc(64 * 1024),
      position: from,
    });
    return buffer.toString("utf8", 0, bytesRead).trim();
  } finally {
    await handle.close();
  }
}

/** In the temporary folder anybody could have made a folder of that name: it must be ours alone. */
async function prepareSocketFolder(
  folder: string,
  identity: Identity,
): Promise<DatabaseError | null> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const owner = ownerOf(identity);
  const allowed = new Set([process.getuid?.(), owner?.uid]);
  if (!found.isDirectory() || !allowed.has(found.uid)) {
    return {
      code: "start-failed",
      message: `${folder}, where the database's socket would be, belongs to somebody else. Remove it, or name a shorter folder in TIERSCOPE_DATA.`,
    };
  }
  if (owner) await chown(folder, owner.uid, owner.gid);
  return null;
}
