import { afterAll, expect, test } from "vitest";
import { answerOf, importCounts } from "./answers.ts";
import { callFiles, callTotals } from "./call-files.ts";
import { newDataFolder, removeDataFolders } from "./run-tierscope.ts";

afterAll(removeDataFolders);

test("four imports at once of files that overlap store every call once, and each accounts for all its rows", async () => {
  const dataFolder = newDataFolder();
  const at = callFiles({
    "a.csv": [0, 20_000],
    "b.csv": [8_000, 28_000],
    "c.csv": [0, 20_000],
    "d.csv": [16_000, 36_000],
  });
  await answerOf(dataFolder, "summary");
  const names = ["a.csv", "b.csv", "c.csv", "d.csv"];
  const counts = await Promise.all(
    names.map((name) => importCounts(dataFolder, at(name), at("map.json"))),
  );
  for (const { received, inserted, duplicate } of counts) {
    expect({ received, both: inserted + duplicate }).toEqual({ received: 20_000, both: 20_000 });
  }
  expect(counts.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(36_000);
  expect((await answerOf(dataFolder, "summary")).total).toMatchObject(callTotals(0, 36_000));
}, 60_000);
