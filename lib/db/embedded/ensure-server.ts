import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { err, ok, type Result } from "../../core/result.ts";
import { type DatabaseError, errorCodeOf } from "../database-error.ts";
import { attach, type Hold } from "./attach.ts";
import { type Cluster, type PidFile, readPidFile } from "./cluster.ts";
import type { EmbeddedSettings } from "./embedded-settings.ts";
import { type Prepared, prepareCluster } from "./prepare-cluster.ts";
import { isServerOf } from "./process-life.ts";
import { removeStaleNotes } from "./stale-notes.ts";
import { type StartingServer, startServer } from "./start-server.ts";
import { stopServer } from "./stop-server.ts";

/** A server that recovers from a crash replays its log before it answers. */
const PATIENCE_MS = 120_000;
const POLL_MS = 15;
const RETRY_MS = 100;
/** A server that says it is ready and has no socket (somebody cleaned up) is stopped, to start anew. */
const UNSEEN_MS = 3_000;

/**
 * A held server for the cluster, attached or started. Any number of processes may do this at once:
 * PostgreSQL lets one of their servers live, and all attach to it.
 */
export async function ensureServer(
  cluster: Cluster,
  settings: EmbeddedSettings,
  onLost: () => void,
): Promise<Result<Hold, DatabaseError>> {
  const deadline = performance.now() + PATIENCE_MS;
  let prepared: Prepared | null = null;
  let starting: StartingServer | null = null;
  let unseenSinceMs: number | null = null;
  while (performance.now() < deadline) {
    const attachment = await attach(cluster, onLost);
    if (attachment.kind === "held") return ok(attachment.hold);
    if (attachment.kind === "failed") return err(attachFailed(cluster, attachment.error));
    if (starting !== null) {
      const end = await starting.ended();
      if (end !== null) {
        const problem = end.wasKilled ? null : judgeEnd(cluster, end.log);
        // The log lies on the same disk: where that is full, it may not say so.
        if (problem) return err((await isFull(cluster)) ? diskFull(cluster) : problem);
        starting = null;
        await sleep(RETRY_MS);
      }
    } else if (attachment.kind === "nobody") {
      const note = await livingServer(cluster);
      if (note !== null) {
        unseenSinceMs ??= performance.now();
        const isLost = note.isReady && performance.now() - unseenSinceMs > UNSEEN_MS;
        if (isLost) await stopServer(cluster);
      } else {
        const started = await startAnew(cluster, settings, prepared);
        if (!started.ok) return started;
        ({ prepared, starting } = started.value);
      }
    }
    await sleep(POLL_MS);
  }
  return err({
    code: "start-failed",
    message: `The database in ${cluster.folder} did not answer within ${PATIENCE_MS / 1000} s. Its log is ${cluster.logFile}; try again, or set DATABASE_URL.`,
  });
}

/** The note of a server that runs although its socket does not answer: it starts, or has lost it. */
async function livingServer(cluster: Cluster): Promise<PidFile | null> {
  const note = await readPidFile(cluster);
  return note !== null && (await isServerOf(note.pid, cluster.folder)) ? note : null;
}

async function startAnew(
  cluster: Cluster,
  settings: EmbeddedSettings,
  before: Prepared | null,
): Promise<Result<{ prepared: Prepared; starting: StartingServer }, DatabaseError>> {
  let prepared = before;
  if (prepared === null) {
    const made = await prepareCluster(cluster, settings);
    if (!made.ok) return made;
    prepared = made.value;
    settings.onStep?.("starting");
  }
  await removeStaleNotes(cluster);
  const { bin, identity } = prepared;
  const started = await startServer(cluster, bin, identity, settings.serverSettings ?? {});
  return started.ok ? ok({ prepared, starting: started.value }) : started;
}

/** What a server that ended at once says in its log; `null` where trying again can help. */
export function judgeEnd(cluster: Cluster, log: string): DatabaseError | null {
  // Another server was faster, or the processes of a killed one still hold its memory.
  if (/lock file ".*" (already exists|is empty)|pre-existing shared memory block/.test(log))
    return null;
  if (/No space left on device|Disk quota exceeded/.test(log)) return diskFull(cluster);
  const lines = log.split("\n").filter((line) => line.trim() !== "");
  const reason = lines.slice(-4).join(" ") || "it said nothing";
  return {
    code: "start-failed",
    message: `The database in ${cluster.folder} did not start: ${reason}. Its log is ${cluster.logFile}.`,
  };
}

const diskFull = ({ dataFolder }: Cluster): DatabaseError => ({
  code: "disk-full",
  message: `The disk of ${dataFolder} is full, so the database cannot run. Free some space and start again; nothing that was confirmed is lost.`,
});

const LEAST_BYTES = 4 * 1024 * 1024;

async function isFull({ dataFolder }: Cluster): Promise<boolean> {
  const disk = await statfs(dataFolder).catch(() => null);
  return disk !== null && disk.bavail * disk.bsize < LEAST_BYTES;
}

function attachFailed(cluster: Cluster, error: unknown): DatabaseError {
  const detail = error instanceof Error ? error.message : String(error);
  if (errorCodeOf(error) === "EACCES" || errorCodeOf(error) === "EPERM") {
    return {
      code: "data-folder-unusable",
      message: `${cluster.dataFolder} belongs to another user (${detail}). Start Tierscope as that user, or name another folder in TIERSCOPE_DATA.`,
    };
  }
  return {
    code: "start-failed",
    message: `The database in ${cluster.folder} does not let us in: ${detail}. Its log is ${cluster.logFile}.`,
  };
}
