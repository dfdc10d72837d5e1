import { afterAll, expect, test } from "vitest";
import { answerOf } from "./answers.ts";
import { callFiles, callTotals } from "./call-files.ts";
import { importThroughKills } from "./killed-import.ts";
import { newDataFolder, removeDataFolders } from "./run-tierscope.ts";

afterAll(removeDataFolders);

const ROWS = 40_000;
const KILLS = 5;

test("an import that is killed again and again, program or database or both, ends with every call stored once", async () => {
  const at = callFiles({ "calls.csv": [0, ROWS] });
  const [dataFolder, file, map] = [newDataFolder(), at("calls.csv"), at("map.json")];
  // The database is made first, so that the kills fall into the import.
  await answerOf(dataFolder, "summary");
  const wish = { dataFolder, file, map, rows: ROWS, kills: KILLS, seed: 29 };
  expect(await importThroughKills(wish)).toBeGreaterThanOrEqual(KILLS - 1);
  const before = (await answerOf(dataFolder, "imports")).imports;
  expect(before.map((each: { state: string }) => each.state)).not.toContain("running");

  const [last] = (await answerOf(dataFolder, "import", file, "--map", map)).imports;
  expect(last.counts).toMatchObject({ received: ROWS, rejected: 0, skipped: 0 });
  const { imports } = await answerOf(dataFolder, "imports");
  const inserted = imports.map((each: { counts: { inserted: number } }) => each.counts.inserted);
  expect(inserted.reduce((sum: number, rows: number) => sum + rows)).toBe(ROWS);
  expect((await answerOf(dataFolder, "summary")).total).toMatchObject(callTotals(0, ROWS));
});
