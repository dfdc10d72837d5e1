import { rm } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { priceServed } from "../../analytics/price-cell.ts";
import { postgresBinaries, projectRoot } from "../../env.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { makeTestFolder, removeTestFolder } from "../../testing/test-folder.ts";
import type { Database } from "../database.ts";
import { openDatabase } from "../open-database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { operationCells } from "../queries/operation-cells.ts";
import { rollupCells } from "../queries/rollup-cells.ts";
import { refreshAllSums } from "../writes/refresh-all-sums.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { setReportingZone } from "../writes/set-reporting-zone.ts";
import { pagePanels } from "./ask-pages.ts";
import { BENCH_DAYS, makeCalls } from "./make-calls.ts";
import { type Panel, panels } from "./panels.ts";
import { servePages } from "./serve-pages.ts";

const FRAME = priceFrameOf(PRICE_BOOK);
const ZONE = "Europe/Berlin";
const WARM_UP = 3;

async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

const nth = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** The panel's times, after it was looked at a few times and said what it must. */
async function measure(db: Database, { name, limitMs, ask, raw }: Panel, runs: number) {
  for (let run = 0; run < WARM_UP; run++) await ask();
  const times: number[] = [];
  let size = 0;
  for (let run = 0; run < runs; run++) {
    const { ms, value } = await timed(ask);
    times.push(ms);
    size = value;
  }
  times.sort((a, b) => a - b);
  const rawMs = raw === null ? null : (await timed(() => raw(db))).ms;
  const [p50, p95] = [nth(times, 0.5), nth(times, 0.95)];
  return { name, limitMs, p50, p95, size, rawMs, ratio: rawMs === null ? null : rawMs / p50 };
}

/** The bench checks its answer before it times it: every call is in the sums. */
async function check(db: Database): Promise<number> {
  const [{ calls, operations }] = await db.sql<[{ calls: number; operations: number }]>`
    select count(*) as calls, count(distinct operation_id) + count(*) filter (where operation_id is null) as operations
    from calls`;
  for (const zone of ["UTC", ZONE]) {
    const filter = { fromUs: null, toUs: null, zone };
    const { cells } = await rollupCells(db, { filter, splits: ["day"] }, FRAME);
    const told = cells.reduce((sum, cell) => sum + cell.records, 0);
    if (told !== calls) throw new Error(`${zone}: ${told} of ${calls} calls are in the sums`);
    if (cells.every((cell) => priceServed(PRICE_BOOK, cell).kind === "unpriced")) {
      throw new Error("nothing has a price");
    }
    const counted = (await operationCells(db, { filter, splits: ["day"] }, FRAME)).reduce(
      (sum, cell) => sum + cell.operations,
      0,
    );
    if (counted !== operations) throw new Error(`${counted} of ${operations} operations`);
  }
  return calls;
}

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "10000000" },
    runs: { type: "string", default: "20" },
    folder: { type: "string" },
    only: { type: "string" },
    json: { type: "boolean" },
  },
});
const wanted = Number(values.calls);
const runs = Number(values.runs);
if (!Number.isInteger(wanted) || wanted < 1)
  throw new Error(`--calls takes a number, not ${wanted}`);
const say = (line: string): void => {
  if (!values.json) console.log(line);
};
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** A folder that is named stays, and is used again as it is. */
const folder = values.folder ?? (await makeTestFolder());
const dataFolder = path.join(folder, "data");
const opened = await openDatabase({
  ...{ dataFolder, databaseUrl: null, root: projectRoot() },
  chosenBinaries: postgresBinaries(),
});
if (!opened.ok) throw new Error(opened.error.message);
const { db, close } = opened.value;

async function build() {
  const [{ filled }] = await db.sql<
    [{ filled: boolean }]
  >`select exists (select from calls) as filled`;
  const built = filled ? 0 : (await timed(() => makeCalls(db, wanted))).ms;
  await setReportingZone(db, ZONE);
  const hourly = (await timed(() => refreshRollups(db, FRAME.boundaries))).ms;
  const sums = (await timed(() => refreshAllSums(db, FRAME))).ms;
  const calls = await check(db);
  say(
    `${calls.toLocaleString("en-US")} calls over ${BENCH_DAYS} days, built in ${seconds(built)};`,
  );
  say(`  hourly roll-ups ${seconds(hourly)}, all other sums ${seconds(sums)}`);
  return { calls, built, hourly, sums };
}

async function measureAll(all: readonly Panel[]) {
  const results = [];
  for (const panel of all.filter(({ name }) => new RegExp(values.only ?? "").test(name))) {
    const first = (await timed(panel.ask)).ms;
    const result = { ...(await measure(db, panel, runs)), first };
    results.push(result);
    const { p50, p95, size, rawMs, ratio } = result;
    const raw = rawMs === null ? "" : `, raw ${seconds(rawMs)}, ${Math.round(ratio ?? 0)} times`;
    const late = p95 > panel.limitMs ? "  OVER" : "";
    say(
      `  ${panel.name.padEnd(44)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (limit ${panel.limitMs}), ${size} rows, first ${seconds(first)}${raw}${late}`,
    );
  }
  return results;
}

try {
  const made = await build();
  const results = await measureAll(panels(db, ZONE));
  const pages = await servePages(dataFolder);
  if (pages === null) say("  pages left out: they are not built (npm start builds them)");
  else {
    try {
      results.push(...(await measureAll(await pagePanels(pages.url))));
    } finally {
      await pages.stop();
    }
  }
  if (values.json) console.log(JSON.stringify({ ...made, results }));
} finally {
  await close();
  if (values.folder === undefined) {
    await removeTestFolder(dataFolder).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  }
}
