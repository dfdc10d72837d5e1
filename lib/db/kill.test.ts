import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { postgresBinaries, projectRoot } from "../env.ts";
import { embeddedHolder, LEAVES_NOTHING } from "../testing/embedded-holder.ts";
import { chunkOf, keyedCall } from "../testing/keyed-calls.ts";
import { killServer } from "../testing/kill-server.ts";
import { until } from "../testing/until.ts";
import type { Database } from "./database.ts";
import { clusterIn, readPidFile } from "./embedded/cluster.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { findImport } from "./queries/find-import.ts";
import { appendChunk } from "./writes/append-chunk.ts";
import { claimImport } from "./writes/claim-import.ts";
import { createImport } from "./writes/create-import.ts";
import { finishImport } from "./writes/finish-import.ts";
import { markInterrupted } from "./writes/interrupt-import.ts";
import { refreshRollups } from "./writes/refresh-rollups.ts";

const { newFolder } = embeddedHolder();
const START_US = Date.UTC(2026, 4, 1) * 1000;
const FILE = {
  fileName: "k.csv",
  fileSize: 1,
  format: "own-csv",
  grain: "call",
  origin: "cli",
} as const;

async function open(dataFolder: string): Promise<OpenDatabase> {
  const chosenBinaries = postgresBinaries();
  const opened = await openDatabase({
    ...{ dataFolder, chosenBinaries, databaseUrl: null, root: projectRoot() },
    serverSettings: LEAVES_NOTHING,
  });
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

const row = (n: number) => keyedCall(`row-${n}`, START_US + n * 1_000_000, { inputTotal: n });

/** Rows 0 to count - 1, each once, in table, index and counts. */
async function expectRows(db: Database, importId: number, count: number): Promise<void> {
  const [stored] = await db.sql`
    select count(*)::int as rows, count(distinct request_id)::int as names,
      sum(input_total)::bigint as tokens from calls where import_id = ${importId}`;
  const tokens = (count * (count - 1)) / 2;
  expect(stored).toEqual({ rows: count, names: count, tokens });
  const [indexed] = await db.transactions.run(async (tx) => {
    await tx`set local enable_seqscan = off`;
    return await tx`select count(*)::int as rows from calls where workspace = 1 and key >= '00000000-0000-0000-0000-000000000000'`;
  });
  expect(indexed?.rows).toBe(count);
  expect(await findImport(db, importId)).toMatchObject({
    ...{ received: count, inserted: count, duplicate: 0, rejected: 0, skipped: 0, rowsDone: count },
  });
  await refreshRollups(db, []);
  const [rolled] = await db.sql`
    select sum(records)::int as rows, sum(input_total)::bigint as tokens from rollups`;
  expect(rolled).toEqual({ rows: count, tokens });
}

/** Whether the pool has noticed what was killed. */
async function isCalm({ sql }: Database): Promise<boolean> {
  const asked = await Promise.allSettled(
    [1, 2, 3].map((n) => sql`select pg_sleep(0.02), ${n}::int`),
  );
  return asked.every(({ status }) => status === "fulfilled");
}

test("PostgreSQL killed again and again during an import: what was acknowledged is there, once", async () => {
  const dataFolder = path.join(await newFolder(), "data");
  const { db, close } = await open(dataFolder);
  const { id } = await createImport(db, FILE);
  let claim = await claimImport(db, id);
  const kills = { done: 0, wanted: 4 };
  let acknowledged = 0;
  let afterKills = 0;
  let failures = 0;

  const killing = (async () => {
    while (kills.done < kills.wanted) {
      const before = acknowledged;
      const pid = (await readPidFile(clusterIn(dataFolder)))?.pid;
      await until(() => acknowledged >= before + 200);
      await killServer(dataFolder, kills.done % 2 === 0 ? "all" : "main");
      kills.done += 1;
      await until(async () => {
        const next = await readPidFile(clusterIn(dataFolder));
        return next !== null && next.pid !== pid && next.isReady;
      });
    }
  })();
  while (kills.done < kills.wanted || acknowledged < afterKills + 200) {
    if (kills.done < kills.wanted) afterKills = acknowledged;
    const rows = Array.from({ length: 50 }, (_, n) => row(acknowledged + n));
    const stored = await appendChunk(db, id, chunkOf(rows, acknowledged));
    if (stored.ok) {
      acknowledged += rows.length;
      continue;
    }
    failures += 1;
    const { code } = stored.error;
    expect(["connection-lost", "unreachable"]).toContain(code);
    // The server may have committed just before it died: ask what is stored, as a resumed run does.
    await claim?.release();
    claim = null;
    let stands = -1;
    await until(async () => {
      await markInterrupted(db).catch(() => []);
      claim ??= await claimImport(db, id).catch(() => null);
      if (claim !== null) stands = (await findImport(db, id).catch(() => null))?.rowsDone ?? -1;
      return stands >= 0;
    });
    expect([acknowledged, acknowledged + rows.length]).toContain(stands);
    acknowledged = stands;
  }
  await killing;
  await until(() => isCalm(db));
  expect(failures).toBeGreaterThan(0);
  expect(await finishImport(db, id)).toBe(true);
  await claim?.release();
  await expectRows(db, id, acknowledged);
  await close();
});

let program = "";
beforeAll(async () => {
  program = path.join(await newFolder(), "append-rows.mjs");
  buildSync({
    entryPoints: [fileURLToPath(new URL("../testing/append-rows.ts", import.meta.url))],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    logLevel: "error",
  });
});

/** Starts the program on an import; answers it and the rows it has acknowledged so far. */
function startProgram(dataFolder: string, importId: number) {
  const args = [program, projectRoot(), dataFolder, String(importId), "40"];
  const programs = postgresBinaries();
  if (programs !== null) args.push(programs);
  const child: ChildProcess = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = { rows: 0 };
  if (child.stdout) {
    createInterface({ input: child.stdout }).on("line", (line) => {
      said.rows = Number(line);
    });
  }
  return { child, said };
}

test("the program killed, alone or with PostgreSQL: the import goes on, and every row is there once", async () => {
  const dataFolder = path.join(await newFolder(), "data");
  const before = await open(dataFolder);
  const { id } = await createImport(before.db, FILE);
  await before.close();

  let acknowledged = 0;
  for (const whom of ["program", "both", "program", "both"] as const) {
    const { child, said } = startProgram(dataFolder, id);
    await until(() => said.rows >= acknowledged + 120);
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    if (whom === "both") await killServer(dataFolder, "all");
    await ended;
    acknowledged = said.rows;
  }

  const after = await open(dataFolder);
  expect(await markInterrupted(after.db)).toEqual([id]);
  const stored = (await findImport(after.db, id))?.rowsDone ?? 0;
  expect(stored).toBeGreaterThanOrEqual(acknowledged);
  await expectRows(after.db, id, stored);
  await after.close();
  // The one that opened last was the only one left: its server is gone with it.
  expect(await readPidFile(clusterIn(dataFolder))).toBeNull();
});
