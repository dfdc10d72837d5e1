import { afterAll, expect, test } from "vitest";
import { answerOf } from "./answers.ts";
import { newDataFolder, removeDataFolders, tierscope } from "./run-tierscope.ts";
import { writeFiles } from "./write-files.ts";

afterAll(removeDataFolders);

const MAPPING = {
  columns: {
    ...{ time: "start", timeEnd: "end", requests: "n", project: "project" },
    ...{ inputTotal: "in", outputTotal: "out" },
  },
  time: { kind: "iso" },
  defaults: { provider: "openai", model: "o3", tierServed: "standard" },
};
const HEADER = "start,end,n,project,in,out\n";

test("an export in other groupings than one before is told as such, until that one is taken back", async () => {
  const dataFolder = newDataFolder();
  const at = writeFiles({
    "days.csv": `${HEADER}2026-11-01,2026-11-02,9,p,1000,1\n2026-11-02,2026-11-03,9,p,1000,1\n`,
    "hours.csv": `${HEADER}2026-11-02T05:00Z,2026-11-02T06:00Z,3,p,400,1\n`,
    "map.json": JSON.stringify(MAPPING),
  });
  const map = ["--map", at("map.json")];
  await answerOf(dataFolder, "import", at("days.csv"), ...map);
  const [hours] = (await answerOf(dataFolder, "import", at("hours.csv"), ...map)).imports;
  expect(hours).toMatchObject({ overlaps: [1], counts: { inserted: 1 } });
  const again = await tierscope(dataFolder, ["import", at("hours.csv"), ...map]).ended;
  expect(again.stdout).not.toContain("also told by");
  expect((await answerOf(dataFolder, "imports")).imports[1]).toMatchObject({ overlaps: [1] });

  await answerOf(dataFolder, "undo", "2");
  await answerOf(dataFolder, "undo", "3");
  const { stdout } = await tierscope(dataFolder, ["import", at("hours.csv"), ...map]).ended;
  expect(stdout).toContain("The same period is also told by import 1 in other groupings");
  await answerOf(dataFolder, "undo", "1");
  expect((await answerOf(dataFolder, "imports")).imports[0]).toMatchObject({ id: 4, overlaps: [] });
});
