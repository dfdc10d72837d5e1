import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import {
  databasePid,
  isAlive,
  newDataFolder,
  removeDataFolders,
  tierscope,
  until,
} from "./run-tierscope.ts";

afterAll(removeDataFolders);

const ROWS = 120_000;
const START_S = Date.UTC(2026, 10, 1) / 1_000;
const MAPPING = {
  columns: { time: "t", model: "m", inputTotal: "in", outputTotal: "out" },
  time: { kind: "epoch-s" },
  defaults: { provider: "openai", tierServed: "standard" },
};

/** Every tenth row equals the one before it, so that ordinals among equal rows matter too. */
function csv(): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const n = i % 10 === 0 && i > 0 ? i - 1 : i;
    return `${START_S + n},gpt-5-mini,${1_000 + (n % 7)},${100 + (n % 3)}`;
  });
  return `t,m,in,out\n${rows.join("\n")}\n`;
}

function killDatabase(dataFolder: string): number | null {
  const pid = databasePid(dataFolder);
  if (pid !== null && isAlive(pid)) process.kill(pid, "SIGKILL");
  return pid;
}

test("an import whose program and database are killed again and again ends with the same records as one that was left alone", async () => {
  const dataFolder = newDataFolder();
  const folder = `${dataFolder} files`;
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "calls.csv");
  const map = path.join(folder, "map.json");
  fs.writeFileSync(file, csv());
  fs.writeFileSync(map, JSON.stringify(MAPPING));
  const args = ["import", file, "--map", map, "--json"];

  // The database is made first, so that the kills fall into the import.
  await tierscope(dataFolder, ["summary"]).ended;
  for (const killAfterMs of [500, 700, 900, 1_100]) {
    const run = tierscope(dataFolder, args);
    await sleep(killAfterMs);
    run.child.kill("SIGKILL");
    await run.ended;
    const pid = killDatabase(dataFolder);
    if (pid !== null) await until(() => !isAlive(pid));
  }

  const { code, stdout } = await tierscope(dataFolder, args).ended;
  expect(code).toBe(0);
  const [last] = JSON.parse(stdout).imports;
  expect(last.id, "each start goes on with the first one's import").toBe(1);
  const { received, inserted, duplicate } = last.counts;
  expect(received).toBe(ROWS);
  expect(inserted + duplicate).toBe(ROWS);

  const summary = JSON.parse((await tierscope(dataFolder, ["summary", "--json"]).ended).stdout);
  const tokens = csv()
    .trim()
    .split("\n")
    .slice(1)
    .map((row) => row.split(",").map(Number));
  expect(summary.total).toMatchObject({
    records: ROWS,
    inputTokens: tokens.reduce((sum, row) => sum + (row[2] ?? 0), 0),
    outputTokens: tokens.reduce((sum, row) => sum + (row[3] ?? 0), 0),
  });
}, 120_000);
