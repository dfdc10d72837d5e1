import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort } from "node:worker_threads";
import { closeDatabase, connectDatabase, type Database } from "../db/database.ts";
import type { ImportRow } from "../db/import-row.ts";
import { embeddedAddress } from "../db/server-address.ts";
import { claimNextImport } from "../db/writes/claim-import.ts";
import { markInterrupted } from "../db/writes/interrupt-import.ts";
import { forgetOldReplies } from "../db/writes/kept-replies.ts";
import { tidyImports } from "../db/writes/tidy-imports.ts";
import { databaseSocket, databaseUrl, dataFolder } from "../env.ts";
import { keepSums } from "./keep-sums.ts";
import { pacedTidying } from "./paced-tidying.ts";
import { type ImportEnd, isOver, runStoredImport } from "./run-stored-import.ts";
import { stagedSource } from "./staged-source.ts";
import { uploadSweeper } from "./sweep-uploads.ts";

const LOOK_EVERY_MS = 100;
const LOOK_AFTER_TROUBLE_MS = 2_000;
/** What others left behind is no hurry, and nothing of it shall keep an idle machine busy. */
const TIDY_EVERY_MS = 1_000;
/** So many imports run at once: a small file need not wait for the end of a large one. */
const LANES = 2;

async function* nothing(): AsyncGenerator<Uint8Array> {}

function sourceOf({ origin, stagedPath }: ImportRow): AsyncIterable<Uint8Array> {
  if (origin === "sample" || stagedPath === null) return nothing();
  return stagedSource(stagedPath);
}

/** Runs the next import that waits; `null` where none does. */
async function runNext(db: Database, stop: AbortSignal): Promise<ImportEnd | null> {
  const claim = await claimNextImport(db);
  if (claim === null) return null;
  const stored = claim.import;
  try {
    const end = await runStoredImport(db, { stored, source: sourceOf(stored), stop });
    if (isOver(end) && stored.origin === "upload" && stored.stagedPath !== null) {
      await rm(stored.stagedPath, { force: true });
    }
    return end;
  } finally {
    await claim.release();
  }
}

async function work(db: Database, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    let waitMs = LOOK_EVERY_MS;
    try {
      const end = await runNext(db, stop);
      if (end?.kind === "failed" && end.canGoOn) throw new Error(end.error.message);
      if (end !== null) continue;
      await putInOrder();
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
const db = connectDatabase(address, { max: 2 * LANES + 2 });
const tidy = pacedTidying(
  async () => {
    await forgetOldReplies(db);
    return await tidyImports(db);
  },
  () => performance.now(),
);
const sweep = uploadSweeper(db, dataFolder());
let orderedAtMs = Number.NEGATIVE_INFINITY;

/** Whichever lane is free does it, for all. */
async function putInOrder(): Promise<void> {
  if (performance.now() - orderedAtMs < TIDY_EVERY_MS) return;
  orderedAtMs = performance.now();
  await markInterrupted(db);
  await tidy();
  await sweep();
}

void keepSums(db, stopping.signal); // what it leaves undone at the end is done the next time
await Promise.all(Array.from({ length: LANES }, () => work(db, stopping.signal)));
await closeDatabase(db);
parentPort?.close();
