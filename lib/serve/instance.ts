import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const FILE = "serve.json";
const PROBE_TIMEOUT_MS = 1_500;
const OTHER_START_MS = 20_000;
const POLL_MS = 100;

const Instance = z.object({
  instance: z.string(),
  pid: z.number().int().positive(),
  /** `null` while it starts. */
  url: z.string().nullable(),
});
export type Instance = z.infer<typeof Instance>;

export type Claim =
  | { readonly kind: "claimed"; readonly id: string }
  | { readonly kind: "stopped" }
  | { readonly kind: "running"; readonly instance: Instance & { readonly url: string } };

/**
 * Makes this process the one server of a data folder, or finds the one that is. A claim left by a
 * killed process is taken over; one of a process still starting is waited for, until `stop`.
 */
export async function claimInstance(dataFolder: string, stop: AbortSignal): Promise<Claim> {
  const id = randomUUID();
  const giveUpAtMs = Date.now() + OTHER_START_MS;
  for (;;) {
    if (stop.aborted) return { kind: "stopped" };
    if (tryWrite(dataFolder, { instance: id, pid: process.pid, url: null })) {
      return { kind: "claimed", id };
    }
    const other = readInstance(dataFolder);
    if (other?.url != null && (await answersAs(other.url, other.instance))) {
      return { kind: "running", instance: { ...other, url: other.url } };
    }
    const isStarting = other?.url === null && isAlive(other.pid) && Date.now() < giveUpAtMs;
    if (isStarting) await sleep(POLL_MS, undefined, { signal: stop }).catch(() => {});
    else removeIf(dataFolder, other);
  }
}

/** Lets others find this server. */
export function announceInstance(dataFolder: string, id: string, url: string): void {
  const file = path.join(dataFolder, FILE);
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, JSON.stringify({ instance: id, pid: process.pid, url }));
  fs.renameSync(unfinished, file);
}

export function releaseInstance(dataFolder: string, id: string): void {
  if (readInstance(dataFolder)?.instance === id) {
    fs.rmSync(path.join(dataFolder, FILE), { force: true });
  }
}

function tryWrite(dataFolder: string, instance: Instance): boolean {
  // Linked into place when complete: a reader never sees half a claim.
  const file = path.join(dataFolder, FILE);
  const unfinished = `${file}.${process.pid}`;
  fs.writeFileSync(unfinished, JSON.stringify(instance));
  try {
    fs.linkSync(unfinished, file);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}

function readInstance(dataFolder: string): Instance | null {
  try {
    const text = fs.readFileSync(path.join(dataFolder, FILE), "utf8");
    return Instance.parse(JSON.parse(text));
  } catch {
    return null; // gone, or not ours: the caller replaces it
  }
}

function removeIf(dataFolder: string, seen: Instance | null): void {
  if (readInstance(dataFolder)?.instance === seen?.instance) {
    fs.rmSync(path.join(dataFolder, FILE), { force: true });
  }
}

async function answersAs(url: string, instance: string): Promise<boolean> {
  try {
    const response = await fetch(new URL("/healthz", url), {
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    return z.object({ instance: z.literal(instance) }).safeParse(body).success;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, "EPERM");
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
