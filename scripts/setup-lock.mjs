// One install or build at a time in a working copy, whoever starts it.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const FILE = ".setup.lock";
const POLL_MS = 200;
/** A holder touches its lock every second; one that did not for this long is gone, or its number is reused. */
const STALE_MS = 30_000;
const TOUCH_MS = 1_000;

/**
 * @typedef {object} SetupLock
 * @property {(pid: number) => void} names a child that outlives us when we are killed outright
 * @property {() => void} release
 */

/**
 * @param {string} root
 * @param {(pid: number) => void} onWait told once, when another process holds the lock
 * @returns {Promise<SetupLock>}
 */
export async function acquireSetupLock(root, onWait) {
  const file = path.join(root, FILE);
  let told = false;
  while (!tryCreate(file)) {
    const holder = readHolder(file);
    if (holder === null || !isHeld(holder)) {
      removeIf(file, holder);
      continue;
    }
    if (!told) onWait(holder.pid);
    told = true;
    await sleep(POLL_MS);
  }
  const touch = setInterval(() => fs.utimes(file, new Date(), new Date(), () => {}), TOUCH_MS);
  touch.unref();
  let released = false;
  return {
    names: (child) => fs.writeFileSync(file, JSON.stringify({ pid: process.pid, child })),
    release() {
      if (released) return;
      released = true;
      clearInterval(touch);
      fs.rmSync(file, { force: true });
    },
  };
}

function tryCreate(file) {
  try {
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, child: null }), { flag: "wx" });
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  }
}

/** `null` where the lock is gone. */
function readHolder(file) {
  try {
    const { mtimeMs } = fs.statSync(file);
    const text = fs.readFileSync(file, "utf8");
    const { pid = 0, child = null } = text === "" ? {} : JSON.parse(text);
    return { pid, child, ageMs: Date.now() - mtimeMs, text };
  } catch {
    return null;
  }
}

function isHeld({ pid, child, ageMs }) {
  if (ageMs < TOUCH_MS && pid === 0) return true; // being written
  if (ageMs > STALE_MS) return child !== null && isAlive(child) && ageMs < 10 * STALE_MS;
  return isAlive(pid) || (child !== null && isAlive(child));
}

function removeIf(file, seen) {
  if (seen !== null && readHolder(file)?.text === seen.text) fs.rmSync(file, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, "EPERM");
  }
}

function isErrno(error, code) {
  return error instanceof Error && "code" in error && error.code === code;
}
