import { randomBytes } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { KEY_BYTES, keyText } from "../../lib/auth/key-text.ts";
import { openDatabase } from "../../lib/db/open-database.ts";
import { refreshRollups } from "../../lib/db/writes/refresh-rollups.ts";
import { postgresBinaries, projectRoot } from "../../lib/env.ts";
import { embeddedHolder, LEAVES_NOTHING } from "../../lib/testing/embedded-holder.ts";
import {
  killedIngest,
  type Manner,
  tokensOf,
  type Victim,
} from "../../lib/testing/killed-ingest.ts";
import { testSize } from "../../lib/testing/test-size.ts";

const { newFolder } = embeddedHolder();
let program = "";

beforeAll(async () => {
  program = path.join(await newFolder(), "ingest-program.mjs");
  buildSync({
    entryPoints: [fileURLToPath(new URL("../../lib/testing/ingest-program.ts", import.meta.url))],
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

interface Found {
  readonly acknowledged: number;
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** There with other values than were sent. */
  readonly wrong: number;
  readonly stored: number;
  readonly summed: number;
  readonly counted: number;
}

async function ingestThrough(
  manner: Manner,
  victims: readonly Victim[],
  between: number,
): Promise<Found> {
  const dataFolder = path.join(await newFolder(), "data");
  const key = keyText(randomBytes(KEY_BYTES));
  const acknowledged = await killedIngest({ program, dataFolder, key, manner, victims, between });
  const opened = await openDatabase({
    ...{ root: projectRoot(), dataFolder, databaseUrl: null },
    ...{ chosenBinaries: postgresBinaries(), serverSettings: LEAVES_NOTHING },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, close } = opened.value;
  const rows = await db.sql<{ id: string; tokens: number }[]>`
    select request_id as id, input_total as tokens from calls`;
  await refreshRollups(db, []);
  const [sums] = await db.sql<[{ summed: number; counted: number }]>`
    select (select coalesce(sum(records), 0)::int from rollups) as summed,
      (select inserted::int from imports) as counted`;
  await close();
  const stored = new Map(rows.map(({ id, tokens }) => [id, tokens]));
  return {
    acknowledged: acknowledged.size,
    lost: [...acknowledged].filter((id) => !stored.has(id)).length,
    wrong: rows.filter(({ id, tokens }) => tokens !== tokensOf(id)).length,
    stored: rows.length,
    ...sums,
  };
}

test("R1: programs and PostgreSQL killed again and again: nothing acknowledged is lost, nothing counts twice", async () => {
  const kills = testSize(2, 10);
  const between = testSize(1_200, 5_000);
  const both: readonly Victim[] = ["program", "server"];
  const victims = Array.from({ length: kills }, () => both).flat();
  const found = await ingestThrough("sound", victims, between);
  expect(found).toMatchObject({ lost: 0, wrong: 0 });
  expect(found.acknowledged).toBeGreaterThanOrEqual((2 * kills + 1) * between);
  // Each call once, in the table, in its source's count and in the sums; some were stored and never answered.
  expect(found).toMatchObject({ summed: found.stored, counted: found.stored });
  expect(found.stored).toBeGreaterThanOrEqual(found.acknowledged);
});

test("R2: were commits answered before they are on disk, the same test would report losses", async () => {
  const found = await ingestThrough("commits-later", ["server"], 600);
  expect(found.lost).toBeGreaterThan(0);
});

test("R2: were batches answered before they are stored, it would, too", async () => {
  const found = await ingestThrough("answers-first", ["program"], 600);
  expect(found.lost).toBeGreaterThan(0);
});
