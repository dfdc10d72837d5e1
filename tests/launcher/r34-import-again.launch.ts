import { afterAll, expect, test } from "vitest";
import { answerOf, importCounts } from "./answers.ts";
import { callFiles, callTotals } from "./call-files.ts";
import { newDataFolder, removeDataFolders } from "./run-tierscope.ts";

afterAll(removeDataFolders);

test("the same file again adds nothing, an overlapping one only what it has more; equal rows of one file all count", async () => {
  const dataFolder = newDataFolder();
  const at = callFiles({ "first.csv": [0, 2_000], "later.csv": [1_200, 3_000] });
  const map = at("map.json");
  expect(await importCounts(dataFolder, at("first.csv"), map)).toMatchObject({
    ...{ received: 2_000, inserted: 2_000, duplicate: 0 },
  });
  expect(await importCounts(dataFolder, at("first.csv"), map)).toMatchObject({
    ...{ received: 2_000, inserted: 0, duplicate: 2_000 },
  });
  // Calls 1,200 to 1,999 are in both files.
  expect(await importCounts(dataFolder, at("later.csv"), map)).toMatchObject({
    ...{ received: 1_800, inserted: 1_000, duplicate: 800 },
  });
  expect((await answerOf(dataFolder, "summary")).total).toMatchObject(callTotals(0, 3_000));
});
