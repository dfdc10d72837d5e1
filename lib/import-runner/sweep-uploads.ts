import type { Database } from "../db/database.ts";
import { stagedFiles } from "../db/queries/staged-files.ts";
import { sweepStaging } from "../staging/sweep-staging.ts";

const SWEEP_EVERY_MS = 3_600_000;

/** Removes copies of files that no import needs any more: at the first call, then at most hourly. */
export function uploadSweeper(db: Database, dataFolder: string): () => Promise<void> {
  let sweptAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const nowMs = Date.now();
    if (nowMs - sweptAtMs < SWEEP_EVERY_MS) return;
    sweptAtMs = nowMs;
    await sweepStaging(dataFolder, { nowMs, ...(await stagedFiles(db)) });
  };
}
