// Child processes that never outlive us: each leads a process group of its own, and the group is
// ended with us, whichever way we are asked to end.
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
const GRACE_MS = 3_000;
const PARENT_POLL_MS = 500;

/** @type {Set<{ child: import("node:child_process").ChildProcess, graceMs: number }>} */
const running = new Set();
/** Once set, no step learns that its child ended: it must not go on, nor report a failure. */
let isEnding = false;

/**
 * @typedef {object} Ended
 * @property {number} code 0 when it succeeded, 128 + n when signal n ended it
 * @property {string} output standard output and standard error, in order of arrival
 * @property {string} stdout standard output alone
 */

/**
 * @param {readonly string[]} command program and arguments
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, graceMs?: number, onStart?: (pid: number) => void, show?: boolean }} options `show` passes the output on as it comes
 * @returns {Promise<Ended>}
 */
export function runChild(
  [program, ...args],
  { cwd, env, graceMs = GRACE_MS, onStart, show = false },
) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const entry = { child, graceMs };
    running.add(entry);
    const chunks = [];
    const answer = [];
    child.stdout.on("data", (chunk) => {
      chunks.push(chunk);
      answer.push(chunk);
    });
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    if (show) {
      child.stdout.pipe(process.stdout, { end: false });
      child.stderr.pipe(process.stderr, { end: false });
    }
    if (child.pid !== undefined) onStart?.(child.pid);
    child.once("error", (error) => {
      running.delete(entry);
      resolve({ code: 127, output: `${error.message}\n`, stdout: "" });
    });
    child.once("close", (code, signal) => {
      running.delete(entry);
      if (isEnding) return;
      const text = (parts) => Buffer.concat(parts).toString("utf8");
      const ending = code ?? 128 + (SIGNALS[signal] ?? 9);
      resolve({ code: ending, output: text(chunks), stdout: text(answer) });
    });
  });
}

/** Ends what is still running, politely first; resolves when it is gone. */
export async function endChildren() {
  await Promise.all([...running].map(endOne));
}

async function endOne({ child, graceMs }) {
  const gone = new Promise((resolve) => child.once("close", resolve));
  if (graceMs > 0) {
    signalGroup(child, "SIGTERM");
    await Promise.race([gone, sleep(graceMs)]);
  }
  // Also after a polite end: the leader may be gone and one of its own children not.
  signalGroup(child, "SIGKILL");
  await Promise.race([gone, sleep(2_000)]);
}

function signalGroup(child, signal) {
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // already gone
  }
}

/**
 * Until the returned function is called, Ctrl-C and the like end the children first, then `cleanUp`
 * runs, then this process ends. npm passes no signal on to what it started, so its death counts too.
 * @param {() => void} cleanUp
 * @returns {() => void}
 */
export function endWithSignals(cleanUp) {
  const end = async (code) => {
    if (isEnding) return;
    isEnding = true;
    await endChildren();
    cleanUp();
    process.exit(code);
  };
  const listeners = Object.entries(SIGNALS).map(([name, number]) => {
    const listener = () => void end(128 + number);
    process.on(name, listener);
    return { name, listener };
  });
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) void end(143);
  }, PARENT_POLL_MS);
  watch.unref();
  return () => {
    clearInterval(watch);
    for (const { name, listener } of listeners) process.off(name, listener);
  };
}
