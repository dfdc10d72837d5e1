import { readdir, readFile } from "node:fs/promises";
import process from "node:process";
import { clusterIn, readPidFile } from "../db/embedded/cluster.ts";

/** Kills a data folder's server by the signal that nothing can catch: its main process, or all of them. */
export async function killServer(dataFolder: string, whom: "main" | "all"): Promise<void> {
  const pid = (await readPidFile(clusterIn(dataFolder)))?.pid;
  if (pid === undefined) return;
  const victims = whom === "all" ? [pid, ...(await childrenOf(pid))] : [pid];
  for (const victim of victims) {
    try {
      process.kill(victim, "SIGKILL");
    } catch {
      // It ended on its own since we looked.
    }
  }
}

async function childrenOf(parent: number): Promise<readonly number[]> {
  const children: number[] = [];
  for (const name of await readdir("/proc").catch(() => [])) {
    const stat =
      /^\d+$/.test(name) && (await readFile(`/proc/${name}/stat`, "utf8").catch(() => ""));
    const ppid = stat && /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
    if (ppid === String(parent)) children.push(Number(name));
  }
  return children;
}
