import { once } from "node:events";
import { rm } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { makeIngestKey } from "../auth/make-ingest-key.ts";
import { bareInserts } from "../db/bench/bare-inserts.ts";
import { type ServedPages, servePages } from "../db/bench/serve-pages.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { postgresBinaries, projectRoot } from "../env.ts";
import { serveRequests } from "../testing/serve-requests.ts";
import { makeTestFolder, removeTestFolder } from "../testing/test-folder.ts";
import type { LiveBatchOutcome } from "../wire/live-record.ts";
import { API } from "../wire/paths.ts";
import { Batches } from "./bench-batches.ts";
import { load, type Send } from "./bench-load.ts";
import { ingestService } from "./ingest-service.ts";
import { takeRecords } from "./take-records.ts";

const PACED = 0.8;
/** R4: one batch, sent so often at once. */
const TWINS = 50;
const TWIN_ROUNDS = 4;
const SUMS_PATIENCE_MS = 30_000;

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

async function post(url: string, headers: Record<string, string>, body: string) {
  const request = http.request(url, { method: "POST", agent, headers });
  request.end(body);
  const [response] = (await once(request, "response")) as [http.IncomingMessage]; // what the event carries
  let text = "";
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode ?? 0, text };
}

interface Target {
  readonly url: string;
  /** Whether the product sums beside what it takes in. */
  readonly hasSums: boolean;
  readonly db: Database;
  readonly keys: readonly string[];
  readonly batch: number;
}

function sender({ url, keys, batch }: Target, batches: Batches): Send {
  return async (writer) => {
    const body = batches.take();
    const headers = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      authorization: `Bearer ${keys[writer]}`,
    };
    const { status, text } = await post(url + API.records, headers, body);
    if (status !== 200) throw new Error(`a batch was answered ${status}: ${text.slice(0, 300)}`);
    const { inserted }: LiveBatchOutcome = JSON.parse(text);
    if (inserted !== batch) throw new Error(`${inserted} of ${batch} records were inserted`);
    return inserted;
  };
}

/** Until the product has summed what came in: nothing works beside what is measured next. */
async function sumsAreMade({ db, hasSums }: Target): Promise<void> {
  const untilMs = performance.now() + (hasSums ? SUMS_PATIENCE_MS : 0);
  while (performance.now() < untilMs) {
    const [left] = await db.sql<[{ marks: number }]>`
      select (select count(*) from dirty_hours)::int + (select count(*) from rollup_marks)::int as marks`;
    if (left.marks === 0) return;
    await sleep(200);
  }
}

async function emptied({ db }: Target): Promise<void> {
  agent.destroy(); // the server hangs up on connections that were idle meanwhile
  await db.sql`
    truncate calls, call_details, dirty_hours, ingest_replies, rollups, rollup_marks`;
  await db.sql`checkpoint`;
}

async function bench(target: Target, writers: number, seconds: number) {
  const batches = new Batches(target.batch);
  const { db, batch } = target;
  const send = sender(target, batches);
  await emptied(target);
  batches.make(200);
  await load(writers, 1, send); // warm
  batches.make(Math.min(3_000, Math.ceil((40_000 * seconds) / batch)));
  const ours = await load(writers, seconds, send);
  await sumsAreMade(target);
  const inserts = await bareInserts(db, { writers, batch });
  const bare = await load(writers, seconds, inserts.insert);
  await inserts.end();
  await emptied(target);
  const pace = ours.rowsPerSecond * PACED;
  batches.make(Math.ceil((pace * seconds) / batch));
  const paced = await load(writers, seconds, send, { rowsPerSecond: pace, batch });
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

/** One batch sent many times at once: it is stored once, whoever is told what. */
async function benchTwins({ url, keys, batch }: Target) {
  const batches = new Batches(batch);
  const tookMs: number[] = [];
  const told = { stored: 0, later: 0 };
  batches.make(TWIN_ROUNDS);
  for (let round = 0; round < TWIN_ROUNDS; round++) {
    const body = batches.take();
    const headers = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      authorization: `Bearer ${keys[round]}`,
    };
    let inserted = 0;
    await Promise.all(
      Array.from({ length: TWINS }, async () => {
        const begunMs = performance.now();
        const { status, text } = await post(url + API.records, headers, body);
        tookMs.push(performance.now() - begunMs);
        if (status !== 200 && status !== 503) throw new Error(`a twin was answered ${status}`);
        told[status === 200 ? "stored" : "later"] += 1;
        if (status === 200) inserted += JSON.parse(text).inserted;
      }),
    );
    if (inserted !== batch)
      throw new Error(`${inserted} records came of ${batch} sent ${TWINS} times`);
  }
  tookMs.sort((a, b) => a - b);
  const p99Ms = Math.round(tookMs[Math.floor(tookMs.length * 0.99)] ?? 0);
  return { atOnce: TWINS, ...told, p99Ms };
}

const { values } = parseArgs({
  options: {
    batch: { type: "string", default: "500" },
    seconds: { type: "string", default: "4" },
    writers: { type: "string", multiple: true, default: ["1", "4", "16"] },
    json: { type: "boolean" },
  },
});
const [batch, seconds] = [Number(values.batch), Number(values.seconds)];
const counts = values.writers.map(Number);
const folder = await makeTestFolder(os.tmpdir());
const dataFolder = path.join(folder, "data");
const results = [];
let by = "its handler alone (the pages are not built)";
let twins: Awaited<ReturnType<typeof benchTwins>> | null = null;
let product: ServedPages | null = null;
try {
  const opened = await openDatabase({
    ...{ dataFolder, databaseUrl: null, root: projectRoot() },
    chosenBinaries: postgresBinaries(),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, close } = opened.value;
  const keys = [];
  for (let n = 0; n < Math.max(TWIN_ROUNDS, ...counts); n++) {
    const wish = { name: `writer ${n}`, scopes: ["ingest:write"], expiresInDays: null } as const;
    const made = await makeIngestKey(db, wish, Date.now() * 1_000);
    if (!made.ok) throw new Error(made.error.message);
    keys.push(made.value.key);
  }
  product = await servePages(dataFolder);
  if (product !== null) by = "the whole server";
  const service = ingestService(db, { nowMs: Date.now, random: Math.random });
  const handler = product ?? (await serveRequests((request) => takeRecords(service, request)));
  const target = { url: handler.url, hasSums: product !== null, db, keys, batch };
  for (const writers of counts) results.push(await bench(target, writers, seconds));
  await emptied(target);
  twins = await benchTwins(target);
  await product?.stop();
  product = null;
  if ("close" in handler) await handler.close();
  await close();
} finally {
  agent.destroy();
  await product?.stop();
  await removeTestFolder(dataFolder).catch(() => {});
  await rm(folder, { recursive: true, force: true });
}
if (values.json) console.log(JSON.stringify({ batch, by, results, twins }));
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
  if (twins) {
    console.log(
      `  one batch ${twins.atOnce} times at once: stored once, ${twins.stored} told so, ${twins.later} told to come again; p99 ${twins.p99Ms} ms`,
    );
  }
}
