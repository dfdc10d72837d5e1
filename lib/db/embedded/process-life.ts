import { execFile } from "node:child_process";
import { readFile, readlink, realpath } from "node:fs/promises";
import process from "node:process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A process's command name and state letter; `null` where there is no such process. */
async function describe(
  pid: number,
): Promise<{ readonly name: string; readonly state: string } | null> {
  if (process.platform === "linux") {
    const line = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
    const match = /^\d+ \((.*)\) (\S)/s.exec(line ?? "");
    return match ? { name: match[1] ?? "", state: match[2] ?? "" } : null;
  }
  const listed = await run("ps", ["-o", "state=,comm=", "-p", String(pid)]).catch(() => null);
  const match = /^(\S)\S*\s+(.*)$/.exec(listed?.stdout.trim() ?? "");
  return match ? { name: match[2] ?? "", state: match[1] ?? "" } : null;
}

/** Whether a process runs; one that ended and was not yet collected by its parent does not. */
export async function isAlive(pid: number): Promise<boolean> {
  const found = await describe(pid);
  return found !== null && found.state !== "Z";
}

/**
 * Whether the process runs and is the PostgreSQL server of that folder: numbers of ended processes
 * are given anew, to other programs or other servers.
 */
export async function isServerOf(pid: number, folder: string): Promise<boolean> {
  const found = await describe(pid);
  if (found === null || found.state === "Z" || !/(^|\/)postgres$/.test(found.name)) return false;
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return workingFolder === null || workingFolder === (await realpath(folder).catch(() => folder));
}
