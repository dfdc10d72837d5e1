import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { productEnvironment, ROOT } from "../browser/harness/start-product.ts";

const POLL_MS = 25;

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Resolves with the standard output as soon as it holds this text. */
  says(text: string): Promise<string>;
  readonly ended: Promise<Ended>;
}

const TIERSCOPE = [process.execPath, path.join(ROOT, "bin", "tierscope.mjs")];

const parents: string[] = [];

/** A data folder that is not there yet, under a path with a space. */
export function newDataFolder(): string {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope launch "));
  parents.push(parent);
  return path.join(parent, "data");
}

export function removeDataFolders(): void {
  for (const parent of parents.splice(0)) fs.rmSync(parent, { recursive: true, force: true });
}

/** The command line in a process group of its own, as a terminal would start it. */
export function tierscope(dataFolder: string, args: readonly string[], env = {}): Running {
  return run([...TIERSCOPE, ...args], { ...productEnvironment(dataFolder), ...env });
}

export function run(command: readonly string[], env: NodeJS.ProcessEnv): Running {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { cwd: ROOT, env, detached: true });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  const ended = once(child, "close").then(([code]): Ended => ({ code, ...output }));
  return {
    child,
    pid: child.pid ?? 0,
    ended,
    async says(text) {
      while (!output.stdout.includes(text)) {
        if (child.exitCode !== null)
          throw new Error(`It ended before it said "${text}": ${output.stdout}${output.stderr}`);
        await sleep(POLL_MS);
      }
      return output.stdout;
    },
  };
}

/** The process that PostgreSQL notes in its own folder; `null` where none runs. */
export function databasePid(dataFolder: string): number | null {
  const file = path.join(dataFolder, "postgres", "postmaster.pid");
  if (!fs.existsSync(file)) return null;
  return Number.parseInt(fs.readFileSync(file, "utf8"), 10);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits until something holds; the test's own time limit ends it otherwise. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(POLL_MS);
}

/** The address in what `serve` prints. */
export function urlIn(output: string): string {
  return /http:\/\/\S+/.exec(output)?.[0] ?? "";
}
