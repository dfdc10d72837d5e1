import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { finished, pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { ok } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { importWriter } from "../db/writes/append-chunk.ts";
import { claimImport } from "../db/writes/claim-import.ts";
import { CALL_COLUMNS } from "../db/writes/copy-text.ts";
import { createImport } from "../db/writes/create-import.ts";
import { ensureUserKey } from "../db/writes/ensure-user-key.ts";
import { postgresBinaries, projectRoot } from "../env.ts";
import { Mapping } from "../formats/mapping.ts";
import { userHider } from "../import/hide-user.ts";
import { openUsage } from "../import/open-usage.ts";
import { runImport } from "../import/run-import.ts";
import { makeTestFolder, removeTestFolder } from "../testing/test-folder.ts";
import { runStoredImport } from "./run-stored-import.ts";

const START_S = Date.UTC(2026, 10, 1) / 1_000;
const PIECE_ROWS = 5_000;
const MEGABYTE = 1024 * 1024;
const READ_BYTES = 256 * 1024;
const LOOK_EVERY_MS = 20;

const NAMES = {
  time: "time",
  requestId: "id",
  model: "model",
  tierServed: "tier",
  inputTotal: "in",
  inputCached: "cached",
  outputTotal: "out",
  latency: "ms",
  status: "status",
  user: "user",
  workload: "job",
} as const;
const MAPPING = Mapping.parse({
  columns: NAMES,
  time: { kind: "epoch-ms" },
  latencyUnit: "ms",
  defaults: { provider: "openai" },
});
const MODELS = ["gpt-5-mini", "gpt-5", "o3", "o4-mini"];
const TIERS = ["standard", "flex", "batch", "priority"];

/** The i-th call: one every quarter of a second, of 500 users and 12 workloads. */
const cells = (i: number): readonly (string | number)[] => [
  START_S * 1_000 + i * 250,
  `req_${(i * 2_654_435_761) % 4_294_967_296}_${i}`,
  MODELS[i % 4] ?? "",
  TIERS[(i >> 2) % 4] ?? "",
  i % 5_000,
  i % 5,
  i % 700,
  200 + (i % 3_000),
  200,
  `user-${i % 500}`,
  `job-${i % 12}`,
];
const inputTokens = (rows: number): number => {
  const rest = rows % 5_000;
  return Math.floor(rows / 5_000) * ((4_999 * 5_000) / 2) + (rest * (rest - 1)) / 2;
};

interface Shape {
  readonly name: string;
  readonly format: string;
  readonly header: string;
  row(i: number): string;
}

const HEADERS = Object.values(NAMES);
const SHAPES: readonly Shape[] = [
  {
    name: "CSV",
    format: "mapped-csv",
    header: `${HEADERS.join(",")}\n`,
    row: (i) => `${cells(i).join(",")}\n`,
  },
  {
    name: "JSONL",
    format: "mapped-jsonl",
    header: "",
    row: (i) =>
      `${JSON.stringify(Object.fromEntries(cells(i).map((value, at) => [HEADERS[at], value])))}\n`,
  },
];

async function writeShape({ header, row }: Shape, file: string, rows: number): Promise<void> {
  const pieces = function* () {
    yield header;
    for (let from = 0; from < rows; from += PIECE_ROWS) {
      const length = Math.min(PIECE_ROWS, rows - from);
      yield Array.from({ length }, (_, i) => row(from + i)).join("");
    }
  };
  await pipeline(Readable.from(pieces()), createWriteStream(file));
}

/** Seconds that the work takes, from a calm start, and the most memory that this process held meanwhile. */
async function measured(db: Database, work: () => Promise<void>) {
  await db.sql`checkpoint`;
  globalThis.gc?.();
  let peakBytes = 0;
  const look = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, LOOK_EVERY_MS);
  const startMs = performance.now();
  await work();
  const seconds = (performance.now() - startMs) / 1_000;
  clearInterval(look);
  return { seconds, peakBytes };
}

async function importOnce(db: Database, shape: Shape, file: string, rows: number): Promise<void> {
  const { format } = shape;
  const fileSize = (await stat(file)).size;
  const { id } = await createImport(db, {
    ...{ fileName: path.basename(file), fileSize, format, grain: "call", origin: "cli" },
    mapping: MAPPING,
  });
  const claim = await claimImport(db, id);
  if (claim === null) throw new Error("the import could not be claimed");
  const ended = await runStoredImport(db, {
    stored: claim.import,
    source: createReadStream(file, { highWaterMark: READ_BYTES }),
    stop: new AbortController().signal,
  });
  await claim.release();
  if (ended.kind === "failed") throw new Error(ended.error.message);
  const [stored] = await db.sql<[{ rows: number; tokens: number }]>`
    select count(*)::int as rows, sum(input_total)::bigint as tokens from calls`;
  if (stored.rows !== rows || stored.tokens !== inputTokens(rows)) {
    throw new Error(`${shape.name}: ${stored.rows} rows, ${stored.tokens} tokens are stored`);
  }
}

/** The rows as the import hands them to PostgreSQL, one line each. */
async function writeCopyText(
  db: Database,
  { format }: Shape,
  { file, text }: { readonly file: string; readonly text: string },
): Promise<void> {
  const opened = await openUsage(createReadStream(file), { format, mapping: MAPPING });
  if (!opened.ok) throw new Error(opened.error.message);
  const out = createWriteStream(text);
  const { gather } = importWriter(db, 1);
  await runImport(
    { batches: opened.value.batches, rowsDone: 0, hide: userHider(await ensureUserKey(db)) },
    {
      gather,
      stop: new AbortController().signal,
      rest: async () => {},
      async append({ calls }) {
        if (!out.write(calls.text)) await once(out, "drain");
        return ok(null);
      },
    },
  );
  out.end();
  await finished(out);
}

/** What PostgreSQL takes to copy the rows that an import stored into the same, emptied table. */
async function copyOnce(db: Database, text: string, rows: number): Promise<void> {
  const copy = await db.sql`copy calls (${db.sql.unsafe(CALL_COLUMNS)}) from stdin`.writable();
  await pipeline(createReadStream(text, { highWaterMark: READ_BYTES }), copy);
  const [{ stored }] = await db.sql<[{ stored: number }]>`
    select count(*)::int as stored from calls`;
  if (stored !== rows) throw new Error(`COPY: ${stored} rows are stored`);
}

async function bench(db: Database, shape: Shape, folder: string, rows: number) {
  const file = path.join(folder, `calls.${shape.format}`);
  const text = path.join(folder, "calls.copy");
  await writeShape(shape, file, rows);
  const { size } = await stat(file);
  const imported = await measured(db, () => importOnce(db, shape, file, rows));
  await writeCopyText(db, shape, { file, text });
  await db.sql`truncate calls`;
  await sleep(1_000);
  const copied = await measured(db, () => copyOnce(db, text, rows));
  await db.sql`truncate calls, dirty_hours`;
  await Promise.all([rm(file), rm(text)]);
  return {
    file: shape.name,
    megabytes: Math.round(size / MEGABYTE),
    importRowsPerSecond: Math.round(rows / imported.seconds),
    copyRowsPerSecond: Math.round(rows / copied.seconds),
    ratio: Math.round((100 * copied.seconds) / imported.seconds) / 100,
    peakMegabytes: Math.round(imported.peakBytes / MEGABYTE),
  };
}

const { values } = parseArgs({
  options: { rows: { type: "string", default: "1000000" }, json: { type: "boolean" } },
});
const rows = Number(values.rows);
if (!Number.isInteger(rows) || rows < 1) throw new Error(`--rows takes a number, not ${rows}`);
const folder = await makeTestFolder();
const results = [];
try {
  const opened = await openDatabase({
    ...{ dataFolder: path.join(folder, "data"), databaseUrl: null, root: projectRoot() },
    chosenBinaries: postgresBinaries(),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  for (const shape of SHAPES) results.push(await bench(opened.value.db, shape, folder, rows));
  await opened.value.close();
} finally {
  await removeTestFolder(path.join(folder, "data")).catch(() => {});
  await rm(folder, { recursive: true, force: true });
}
if (values.json) console.log(JSON.stringify({ rows, results }));
else {
  const count = (n: number): string => n.toLocaleString("en-US");
  console.log(`${count(rows)} rows each, from the file into the database, and their bare COPY:`);
  for (const r of results) {
    console.log(
      `  ${r.file} (${r.megabytes} MB): import ${count(r.importRowsPerSecond)} rows/s, COPY ${count(r.copyRowsPerSecond)} rows/s, ratio ${r.ratio}, ${r.peakMegabytes} MB at most`,
    );
  }
}
