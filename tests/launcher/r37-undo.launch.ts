import { afterAll, expect, test } from "vitest";
import { answerOf, importCounts } from "./answers.ts";
import { callFiles } from "./call-files.ts";
import { newDataFolder, removeDataFolders, tierscope } from "./run-tierscope.ts";
import { storedChecksum } from "./stored-data.ts";

afterAll(removeDataFolders);

test("undo leaves exactly the data from before, in whatever order imports that overlap are undone", async () => {
  const dataFolder = newDataFolder();
  const at = callFiles({ "first.csv": [0, 2_000], "later.csv": [1_200, 3_000] });
  const map = at("map.json");
  await answerOf(dataFolder, "summary");
  const empty = await storedChecksum(dataFolder);
  await importCounts(dataFolder, at("first.csv"), map);
  const withFirst = await storedChecksum(dataFolder);
  await importCounts(dataFolder, at("later.csv"), map);

  const { undone } = await answerOf(dataFolder, "undo", "2");
  expect(undone).toMatchObject({ id: 2, removed: 1_000 });
  expect(await storedChecksum(dataFolder)).toEqual(withFirst);

  await importCounts(dataFolder, at("later.csv"), map);
  // The 800 calls that both brought stay as those of import 3.
  expect((await answerOf(dataFolder, "undo", "1")).undone).toMatchObject({ handedOver: 800 });
  expect((await answerOf(dataFolder, "undo", "3")).undone).toMatchObject({ removed: 1_800 });
  expect(await storedChecksum(dataFolder)).toEqual(empty);

  const { code, stderr } = await tierscope(dataFolder, ["undo", "7"]).ended;
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("no import 7") });
});
