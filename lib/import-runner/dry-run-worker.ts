import { parentPort, workerData } from "node:worker_threads";
import { closeDatabase, connectDatabase, type Database } from "../db/database.ts";
import { explainFailure } from "../db/database-error.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { embeddedAddress } from "../db/server-address.ts";
import { databaseSocket, databaseUrl } from "../env.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { DryRunEvent } from "../wire/paths.ts";
import { dryRunImport } from "./dry-run-import.ts";
import type { DryRunTask } from "./dry-run-message.ts";
import { stagedSource } from "./staged-source.ts";

const TELL_EVERY_MS = 200;

const tell = (event: DryRunEvent): void => parentPort?.postMessage(event);

async function outcome(db: Database, task: DryRunTask, stop: AbortSignal): Promise<DryRunEvent> {
  let toldAtMs = 0;
  const onProgress = (rows: number, bytes: number): void => {
    const nowMs = performance.now();
    if (nowMs - toldAtMs < TELL_EVERY_MS) return;
    toldAtMs = nowMs;
    tell({ kind: "progress", rows, bytes });
  };
  const { path, format, mapping } = task;
  const source = stagedSource(path);
  try {
    const book = await ownPriceBook(db, PRICE_BOOK);
    const done = await dryRunImport(db, { source, format, mapping, book, stop, onProgress });
    if (done.ok) return { kind: "done", dryRun: done.value };
    return { kind: "failed", code: done.error.code, message: done.error.message };
  } catch (error) {
    const known = explainFailure(error, db.address);
    if (known === null) throw error;
    return { kind: "failed", code: known.code, message: known.message };
  } finally {
    await source.return(undefined);
  }
}

const stopping = new AbortController();
parentPort?.on("message", () => stopping.abort());
const folder = databaseSocket();
const address =
  folder === null ? { kind: "url" as const, url: databaseUrl() ?? "" } : embeddedAddress(folder);
const db = connectDatabase(address, { max: 2 });
try {
  tell(await outcome(db, workerData as DryRunTask, stopping.signal)); // as its starter hands it over
} finally {
  await closeDatabase(db);
  parentPort?.close();
}
