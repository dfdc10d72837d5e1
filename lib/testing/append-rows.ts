import process from "node:process";
import { connectDatabase } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { appendChunk } from "../db/writes/append-chunk.ts";
import { claimImport } from "../db/writes/claim-import.ts";
import { markInterrupted } from "../db/writes/interrupt-import.ts";
import { chunkOf, keyedCall } from "./keyed-calls.ts";

/*
 * A process of its own, to be killed: opens the database of a data folder, goes on with an import and
 * says after each chunk how many of its rows are acknowledged.
 * Arguments: repository, data folder, import, rows per chunk and, if they are others, the programs.
 */
const [root = "", dataFolder = "", importId = "", rowsPerChunk = "", programs = null] =
  process.argv.slice(2);
const START_US = Date.UTC(2026, 4, 1) * 1000;

const opened = await openDatabase({
  ...{ root, dataFolder, databaseUrl: null, chosenBinaries: programs },
  serverSettings: { dynamic_shared_memory_type: "mmap" },
});
if (!opened.ok) throw new Error(opened.error.message);
const db = connectDatabase(opened.value.db.address, { max: 2 });
await markInterrupted(db);
const claim = await claimImport(db, Number(importId));
if (claim === null) throw new Error("the import cannot be claimed");

let rows = claim.import.rowsDone;
for (;;) {
  const records = Array.from({ length: Number(rowsPerChunk) }, (_, n) =>
    keyedCall(`row-${rows + n}`, START_US + (rows + n) * 1_000_000, { inputTotal: rows + n }),
  );
  const stored = await appendChunk(db, claim.import.id, chunkOf(records, rows));
  if (!stored.ok) throw new Error(stored.error.message);
  rows += records.length;
  process.stdout.write(`${rows}\n`);
}
