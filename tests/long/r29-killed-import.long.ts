import { afterAll, expect, test } from "vitest";
import { answerOf } from "../launcher/answers.ts";
import { CALLS_TOGETHER, callFiles, callTotals } from "../launcher/call-files.ts";
import { importThroughKills } from "../launcher/killed-import.ts";
import { newDataFolder, removeDataFolders } from "../launcher/run-tierscope.ts";
import { longSize } from "./long-size.ts";

afterAll(removeDataFolders);

const ROWS = Math.ceil(longSize("R29_ROWS", 1_000_000) / CALLS_TOGETHER) * CALLS_TOGETHER;
const KILLS = longSize("R29_KILLS", 50);

test(`${ROWS} rows killed at ${KILLS} random points end as if nothing had happened`, async () => {
  const at = callFiles({ "calls.csv": [0, ROWS] });
  const [dataFolder, file, map] = [newDataFolder(), at("calls.csv"), at("map.json")];
  await answerOf(dataFolder, "summary");
  const met = await importThroughKills({
    dataFolder,
    file,
    map,
    rows: ROWS,
    kills: KILLS,
    seed: 1,
  });
  console.log(`${met} of ${KILLS} kills met a running import`);

  await answerOf(dataFolder, "import", file, "--map", map);
  const { imports } = await answerOf(dataFolder, "imports");
  const inserted = imports.map((each: { counts: { inserted: number } }) => each.counts.inserted);
  expect(inserted.reduce((sum: number, rows: number) => sum + rows)).toBe(ROWS);
  expect((await answerOf(dataFolder, "summary")).total).toMatchObject(callTotals(0, ROWS));
});
