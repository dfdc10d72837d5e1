import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { closeDatabase, connectDatabase, type Database } from "../db/database.ts";
import type { ImportRow } from "../db/import-row.ts";
import { embeddedAddress } from "../db/server-address.ts";
import { claimNextImport } from "../db/writes/claim-import.ts";
import { markInterrupted } from "../db/writes/interrupt-import.ts";
import { databaseSocket, databaseUrl, dataFolder } from "../env.ts";
import { runStoredImport } from "./run-stored-import.ts";
import { uploadSweeper } from "./sweep-uploads.ts";

const LOOK_EVERY_MS = 100;
const LOOK_AFTER_TROUBLE_MS = 2_000;
const READ_BYTES = 256 * 1024;
/** So many imports run at once: a small file need not wait for the end of a large one. */
const LANES = 2;

async function* nothing(): AsyncGenerator<Uint8Array> {}

function sourceOf({ origin, stagedPath }: ImportRow): AsyncIterable<Uint8Array> {
  if (origin === "sample" || stagedPath === null) return nothing();
  return createReadStream(stagedPath, { highWaterMark: READ_BYTES });
}

/** Runs the next import that waits; false where none does. */
async function runNext(db: Database, stop: AbortSignal): Promise<boolean> {
  const claim = await claimNextImport(db);
  if (claim === null) return false;
  const stored = claim.import;
  try {
    const { kind } = await runStoredImport(db, { stored, source: sourceOf(stored), stop });
    const over = kind === "done" || kind === "cancelled" || kind === "failed";
    if (over && stored.origin === "upload" && stored.stagedPath !== null) {
      await rm(stored.stagedPath, { force: true });
    }
  } finally {
    await claim.release();
  }
  return true;
}

async function work(db: Database, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    let waitMs = LOOK_EVERY_MS;
    try {
      if (await runNext(db, stop)) continue;
      await markInterrupted(db);
      await sweep();
    } catch (error) {
      console.error(`tierscope: an import could not go on: ${String(error)}`);
      waitMs = LOOK_AFTER_TROUBLE_MS;
    }
    await sleep(waitMs, undefined, { signal: stop }).catch(() => {});
  }
}

const stopping = new AbortController();
parentPort?.on("message", () => stopping.abort());
const folder = databaseSocket();
const url = databaseUrl();
const address =
  folder === null ? { kind: "url" as const, url: url ?? "" } : embeddedAddress(folder);
const db = connectDatabase(address, { max: 2 * LANES + 1 });
const sweep = uploadSweeper(db, dataFolder());
await Promise.all(Array.from({ length: LANES }, () => work(db, stopping.signal)));
await closeDatabase(db);
parentPort?.close();
