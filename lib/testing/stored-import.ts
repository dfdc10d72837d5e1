import type { Chunk, KeyedRecord } from "../db/chunk.ts";
import type { Database } from "../db/database.ts";
import { appendChunk } from "../db/writes/append-chunk.ts";
import { claimImport, type ImportClaim } from "../db/writes/claim-import.ts";
import { createImport, type NewImport } from "../db/writes/create-import.ts";
import { finishImport } from "../db/writes/finish-import.ts";
import { chunkOf } from "./keyed-calls.ts";

const FILE: NewImport = {
  fileName: "calls.csv",
  fileSize: 1_000,
  format: "mapped-csv",
  grain: "call",
  origin: "cli",
};

/** A running import of a file. */
export async function startImport(
  db: Database,
  file: Partial<NewImport> = {},
): Promise<ImportClaim> {
  const { id } = await createImport(db, { ...FILE, ...file });
  const claim = await claimImport(db, id);
  if (claim === null) throw new Error("a fresh import could not be claimed");
  return claim;
}

/** Stores the chunks as one finished import and answers its id. */
export async function storeChunks(
  db: Database,
  chunks: readonly Chunk[],
  file: Partial<NewImport> = {},
): Promise<number> {
  const { id } = await createImport(db, { ...FILE, ...file });
  // Nobody else is about: a claim would be a connection of its own each time, which costs more than all the rest.
  await db.sql`update imports set state = 'running', started_at = clock_timestamp() where id = ${id}`;
  for (const chunk of chunks) {
    const stored = await appendChunk(db, id, chunk);
    if (!stored.ok) throw new Error(stored.error.message);
  }
  await finishImport(db, id);
  return id;
}

export const storeRecords = (
  db: Database,
  records: readonly KeyedRecord[],
  file: Partial<NewImport> = {},
): Promise<number> => storeChunks(db, [chunkOf(records)], file);
