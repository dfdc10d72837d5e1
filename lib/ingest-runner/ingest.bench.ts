import { once } from "node:events";
import { rm } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { makeIngestKey } from "../auth/make-ingest-key.ts";
import { type ServedPages, servePages } from "../db/bench/serve-pages.ts";
import { connectDatabase, type Database } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { postgresBinaries, projectRoot } from "../env.ts";
import { serveRequests } from "../testing/serve-requests.ts";
import { makeTestFolder, removeTestFolder } from "../testing/test-folder.ts";
import type { LiveBatchOutcome, LiveRecord } from "../wire/live-record.ts";
import { API } from "../wire/paths.ts";
import { type Load, load, type Send } from "./bench-load.ts";
import { ingestService } from "./ingest-service.ts";
import { takeRecords } from "./take-records.ts";

const WRITERS = [1, 4, 16];
const PACED = 0.8;
const START_MS = Date.now() - 3_600_000;
const MODELS = ["gpt-5-mini", "gpt-5", "o3", "o4-mini"];
const TIERS = ["standard", "flex", "batch", "priority"];

/** The i-th attempt, as the client records it: its sender is the one of 12 workloads. */
const record = (i: number): LiveRecord => ({
  id: `att_${i}`,
  time: new Date(START_MS + i * 3).toISOString(),
  requestId: `req_${((i * 2_654_435_761) % 4_294_967_296).toString(16)}_${i}`,
  operationId: `op_${i}`,
  attempt: 0,
  provider: "openai",
  endpoint: "/v1/responses",
  model: MODELS[i % 4] ?? "",
  tierRequested: TIERS[(i >> 2) % 4] ?? "",
  tierServed: TIERS[(i >> 2) % 4] ?? "",
  outcome: "success",
  httpStatus: 200,
  inputTotal: i % 5_000,
  inputCached: i % 5,
  outputTotal: i % 700,
  reasoning: 0,
  latencyMs: 200 + (i % 3_000),
  ttftMs: 100 + (i % 300),
  workload: `job-${i % 12}`,
});

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

async function post(url: string, headers: Record<string, string>, body: string) {
  const request = http.request(url, { method: "POST", agent, headers });
  request.end(body);
  const [response] = (await once(request, "response")) as [http.IncomingMessage]; // what the event carries
  let text = "";
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode ?? 0, text };
}

/** Batches are made before they are timed: that work is the sender's. */
class Batches {
  readonly #size: number;
  #made = 0;
  #ready: { name: string; body: string }[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  make(count: number): void {
    for (let n = 0; n < count; n++) {
      const from = this.#made * this.#size;
      const records = Array.from({ length: this.#size }, (_, i) => record(from + i));
      this.#ready.push({ name: `batch-${this.#made}`, body: JSON.stringify({ records }) });
      this.#made += 1;
    }
  }

  take(): { name: string; body: string } {
    if (this.#ready.length === 0) this.make(1);
    const [batch] = this.#ready.splice(0, 1);
    if (!batch) throw new Error("a batch that was just made is missing");
    return batch;
  }
}

interface Target {
  readonly url: string;
  readonly db: Database;
  readonly keys: readonly string[];
  readonly batch: number;
}

function sender({ url, keys, batch }: Target, batches: Batches): Send {
  return async (writer) => {
    const { name, body } = batches.take();
    const headers = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      authorization: `Bearer ${keys[writer]}`,
      "idempotency-key": name,
    };
    const { status, text } = await post(url + API.records, headers, body);
    if (status !== 200) throw new Error(`a batch was answered ${status}: ${text.slice(0, 300)}`);
    const { inserted }: LiveBatchOutcome = JSON.parse(text);
    if (inserted !== batch) throw new Error(`${inserted} of ${batch} records were inserted`);
    return inserted;
  };
}

/** The rows that were just stored, inserted many at a time into a table that is like theirs. */
async function bareInserts({ db, batch }: Target, writers: number, seconds: number): Promise<Load> {
  const pool = connectDatabase(db.address, { max: writers });
  await db.sql`create table bare_calls (like calls including all)`;
  // Ids of imports tell them apart, so that the same rows can be inserted again and again.
  const stored = await db.sql<Record<string, unknown>[]>`
    select * from calls order by random() limit ${batch * 200}`;
  let turn = 0;
  const inserted = await load(writers, seconds, async () => {
    turn += 1;
    const from = ((turn - 1) % Math.floor(stored.length / batch)) * batch;
    const workspace = 1 + Math.floor(turn / Math.floor(stored.length / batch));
    const rows = stored.slice(from, from + batch).map((row) => ({ ...row, workspace }));
    const done = await pool.sql`insert into bare_calls ${pool.sql(rows)}`;
    return done.count;
  });
  await pool.close();
  await db.sql`drop table bare_calls`;
  return inserted;
}

async function bench(target: Target, writers: number, seconds: number) {
  const batches = new Batches(target.batch);
  const { db } = target;
  const send = sender(target, batches);
  const settle = async () => {
    await db.sql`truncate calls, dirty_hours, ingest_replies, rollups, rollup_marks`;
    await db.sql`checkpoint`;
  };
  await settle();
  batches.make(200);
  await load(writers, 1, send); // warm
  batches.make(Math.min(3_000, Math.ceil((60_000 * seconds) / target.batch)));
  const ours = await load(writers, seconds, send);
  const bare = await bareInserts(target, writers, seconds);
  await settle();
  const pace = ours.rowsPerSecond * PACED;
  batches.make(Math.ceil((pace * seconds) / target.batch));
  const paced = await load(writers, seconds, send, { rowsPerSecond: pace, batch: target.batch });
  return {
    writers,
    recordsPerSecond: ours.rowsPerSecond,
    bareRowsPerSecond: bare.rowsPerSecond,
    ratio: Math.round((100 * ours.rowsPerSecond) / bare.rowsPerSecond) / 100,
    p50Ms: ours.p50Ms,
    p99Ms: ours.p99Ms,
    pacedRecordsPerSecond: paced.rowsPerSecond,
    pacedP50Ms: paced.p50Ms,
    pacedP99Ms: paced.p99Ms,
  };
}

const { values } = parseArgs({
  options: {
    batch: { type: "string", default: "500" },
    seconds: { type: "string", default: "4" },
    json: { type: "boolean" },
  },
});
const [batch, seconds] = [Number(values.batch), Number(values.seconds)];
const folder = await makeTestFolder(os.tmpdir());
const dataFolder = path.join(folder, "data");
const results = [];
let product: ServedPages | null = null;
try {
  const opened = await openDatabase({
    ...{ dataFolder, databaseUrl: null, root: projectRoot() },
    chosenBinaries: postgresBinaries(),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, close } = opened.value;
  const keys = [];
  for (let n = 0; n < Math.max(...WRITERS); n++) {
    const wish = { name: `writer ${n}`, scopes: ["ingest:write"], expiresInDays: null } as const;
    const made = await makeIngestKey(db, wish, Date.now() * 1_000);
    if (!made.ok) throw new Error(made.error.message);
    keys.push(made.value.key);
  }
  product = await servePages(dataFolder);
  const service = ingestService(db, { nowMs: Date.now, random: Math.random });
  const handler = product ?? (await serveRequests((request) => takeRecords(service, request)));
  const target = { url: handler.url, db, keys, batch };
  for (const writers of WRITERS) results.push(await bench(target, writers, seconds));
  await product?.stop();
  if ("close" in handler) await handler.close();
  await close();
} finally {
  agent.destroy();
  await removeTestFolder(dataFolder).catch(() => {});
  await rm(folder, { recursive: true, force: true });
}
const by = product === null ? "its handler alone (the pages are not built)" : "the whole server";
if (values.json) console.log(JSON.stringify({ batch, by, results }));
else {
  const count = (n: number): string => n.toLocaleString("en-US");
  console.log(
    `Batches of ${count(batch)} records over HTTP to ${by}, and the same rows by a bare multi-row insert:`,
  );
  for (const r of results) {
    console.log(
      `  ${String(r.writers).padStart(2)} writers: ${count(r.recordsPerSecond)} records/s, bare ${count(r.bareRowsPerSecond)} rows/s, ratio ${r.ratio}; p99 ${r.p99Ms} ms, at ${100 * PACED} % of the load p50 ${r.pacedP50Ms} ms, p99 ${r.pacedP99Ms} ms`,
    );
  }
}
