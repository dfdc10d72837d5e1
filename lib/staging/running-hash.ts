import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";

interface RunningHash {
  readonly hash: Hash;
  readonly offset: number;
}

const SLOT = Symbol.for("tierscope.staging.hashes");

function hashes(): Map<string, RunningHash> {
  const slots = globalThis as { [SLOT]?: Map<string, RunningHash> };
  slots[SLOT] ??= new Map();
  return slots[SLOT];
}

/** Adds a stored part to its file's hash, if this process has seen all parts before it. */
export function hashPart(file: string, offset: number, part: Uint8Array): void {
  const running = offset === 0 ? { hash: createHash("sha256"), offset } : hashes().get(file);
  if (running?.offset !== offset) {
    hashes().delete(file);
    return;
  }
  running.hash.update(part);
  hashes().set(file, { hash: running.hash, offset: offset + part.byteLength });
}

export function forgetHash(file: string): void {
  hashes().delete(file);
}

/** The SHA-256 of a whole file: as added up part by part, or read again after a restart. */
export async function wholeHash(file: string, bytes: number): Promise<string> {
  const running = hashes().get(file);
  hashes().delete(file);
  if (running?.offset === bytes) return running.hash.digest("hex");
  const hash = createHash("sha256");
  for await (const part of createReadStream(file)) hash.update(part);
  return hash.digest("hex");
}
