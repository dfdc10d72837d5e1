import { setTimeout as sleep } from "node:timers/promises";
import type { ImportRow } from "../../lib/db/import-row.ts";
import { findImport } from "../../lib/db/queries/find-import.ts";
import { listImports } from "../../lib/db/queries/list-imports.ts";
import { createImport } from "../../lib/db/writes/create-import.ts";
import { SAMPLE_SEED, sampleEndUs } from "../../lib/sample/sample-window.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";

const LOOK_EVERY_MS = 100;
const MOST_WAIT_MS = 60_000;
const UNDER_WAY = new Set(["queued", "running", "interrupted", "paused"]);

/** The sample that is being loaded, or a new one: asking twice loads it once. */
async function sampleImport(): Promise<ImportRow> {
  const db = database();
  const listed = await listImports(db, 20);
  const started = listed.find((row) => row.origin === "sample" && UNDER_WAY.has(row.state));
  if (started) return started;
  return await createImport(db, {
    fileName: "Sample month",
    fileSize: null,
    format: "sample",
    grain: "call",
    origin: "sample",
    options: { seed: SAMPLE_SEED, endUs: sampleEndUs(nowUs()) },
    // A sample has no file; naming one lets any worker take it.
    stagedPath: "sample",
    synthetic: true,
  });
}

/** Notes the sample as an import and waits until the worker has it in; `null` where that takes long. */
export async function loadSample(): Promise<ImportRow | null> {
  const { id } = await sampleImport();
  for (let waitedMs = 0; waitedMs < MOST_WAIT_MS; waitedMs += LOOK_EVERY_MS) {
    await sleep(LOOK_EVERY_MS);
    const row = await findImport(database(), id);
    if (row && !UNDER_WAY.has(row.state)) return row;
  }
  return null;
}
