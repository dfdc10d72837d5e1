import { statfs } from "node:fs/promises";
import type { Database } from "./database.ts";

/** A segment of PostgreSQL's log, and what a chunk and its removal add to it and to the tables. */
const LEAST_FREE_BYTES = 32 * 1024 * 1024;

/** What programs send in this time takes less room than that. */
const GOOD_FOR_MS = 100;

/**
 * Fails as a full disk does, while there is still room to end in order: PostgreSQL itself stops where its
 * log cannot grow. Answers for the embedded server alone, whose disk is ours to see.
 */
export function roomChecker({ address, sql }: Database): () => Promise<void> {
  let folder: string | null = null;
  let foundAtMs = Number.NEGATIVE_INFINITY;
  return async () => {
    if (address.kind !== "socket" || performance.now() - foundAtMs < GOOD_FOR_MS) return;
    if (folder === null) {
      const [row] = await sql<[{ name: string }]>`select current_setting('data_directory') as name`;
      folder = row.name;
    }
    const disk = await statfs(folder).catch(() => null);
    if (disk === null || disk.bavail * disk.bsize >= LEAST_FREE_BYTES) {
      foundAtMs = performance.now();
      return;
    }
    throw Object.assign(new Error("little space is left"), { code: "ENOSPC" });
  };
}
