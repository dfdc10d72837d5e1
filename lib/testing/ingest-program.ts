import process from "node:process";
import { keyHash, keyPrefix } from "../auth/key-text.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { listIngestKeys } from "../db/queries/list-ingest-keys.ts";
import { createIngestKey } from "../db/writes/change-ingest-keys.ts";
import { ingestService } from "../ingest-runner/ingest-service.ts";
import { takeRecords } from "../ingest-runner/take-records.ts";
import { serveRequests } from "./serve-requests.ts";

/*
 * A process of its own, to be killed: takes records over HTTP into the database of a data folder, and says its address.
 * Two of its manners lose what they acknowledged, so that a test which would not see that is seen to be worthless.
 * Arguments: repository, data folder, ingest key, manner (`sound`, `commits-later`, `answers-first`) and, if they are
 * others, the programs.
 */
const [root = "", dataFolder = "", key = "", manner = "sound", programs = null] =
  process.argv.slice(2);

const opened = await openDatabase({
  ...{ root, dataFolder, databaseUrl: null, chosenBinaries: programs },
  serverSettings: { dynamic_shared_memory_type: "mmap", wal_writer_delay: "10s" },
});
if (!opened.ok) throw new Error(opened.error.message);
const { db } = opened.value;
if ((await listIngestKeys(db)).length === 0) {
  const wish = { name: "writers", scopes: ["ingest:write"], expiresInDays: null } as const;
  const kept = { prefix: keyPrefix(key) ?? "", hash: keyHash(key), nowUs: Date.now() * 1_000 };
  const made = await createIngestKey(db, wish, kept);
  if (!made.ok) throw new Error(made.error.message);
}

/** The same database, whose commits are on disk only some time after they are answered. */
const committingLater = (sound: Database): Database => ({
  get sql() {
    return sound.sql;
  },
  get orm() {
    return sound.orm;
  },
  transactions: {
    run: (work) =>
      sound.transactions.run(async (tx) => {
        const result = await work(tx);
        await tx`set local synchronous_commit = off`;
        return result;
      }),
    close: () => sound.transactions.close(),
  },
  address: sound.address,
  workspace: sound.workspace,
  close: () => sound.close(),
});

const used = manner === "commits-later" ? committingLater(db) : db;
const service = ingestService(used, { nowMs: Date.now, random: Math.random });
let storing: Promise<unknown> = Promise.resolve();

const { url } = await serveRequests(async (request) => {
  if (manner !== "answers-first") return await takeRecords(service, request);
  const { headers } = request;
  const batch = new Request(request.url, { method: "POST", headers, body: await request.text() });
  storing = storing.then(() => takeRecords(service, batch));
  return Response.json({});
});
process.stdout.write(`${url}\n`);
