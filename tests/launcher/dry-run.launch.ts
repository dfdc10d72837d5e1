import fs from "node:fs";
import { afterAll, expect, test } from "vitest";
import { productEnvironment } from "../browser/harness/start-product.ts";
import { answerOf } from "./answers.ts";
import { callFiles } from "./call-files.ts";
import { newDataFolder, removeDataFolders, run, tierscope } from "./run-tierscope.ts";
import { storedChecksum } from "./stored-data.ts";

afterAll(removeDataFolders);

test("a dry run says what the import then does, and leaves the data as it was", async () => {
  const dataFolder = newDataFolder();
  const at = callFiles({ "first.csv": [0, 400], "later.csv": [200, 1_000] });
  const map = ["--map", at("map.json")];
  await answerOf(dataFolder, "import", at("first.csv"), ...map);
  const before = await storedChecksum(dataFolder);
  const beforeUsd = (await answerOf(dataFolder, "summary")).total.asServed;

  const tried = await answerOf(dataFolder, "import", at("later.csv"), ...map, "--dry-run");
  expect(tried.dryRun).toBe(true);
  expect(tried.imports[0]).toMatchObject({
    fileName: "later.csv",
    counts: { received: 800, inserted: 600, duplicate: 200, rejected: 0, skipped: 0 },
    unpriced: [],
  });
  expect(await storedChecksum(dataFolder)).toEqual(before);
  expect((await answerOf(dataFolder, "imports")).imports).toHaveLength(1);

  const [done] = (await answerOf(dataFolder, "import", at("later.csv"), ...map)).imports;
  expect(done.counts).toEqual(tried.imports[0].counts);
  const afterUsd = (await answerOf(dataFolder, "summary")).total.asServed;
  const addedUsd = Number(afterUsd) - Number(beforeUsd);
  expect(Number(tried.imports[0].cost.asServed)).toBeCloseTo(addedUsd, 9);
});

test("standard input is tried and imported like a file", async () => {
  const dataFolder = newDataFolder();
  const at = callFiles({ "calls.csv": [0, 40] });
  const piped = async (...args: string[]) => {
    const shell = `"${process.execPath}" bin/tierscope.mjs import - --map "${at("map.json")}" ${args.join(" ")} < "${at("calls.csv")}"`;
    return await run(["sh", "-c", shell], productEnvironment(dataFolder)).ended;
  };
  const tried = await piped("--dry-run");
  expect({ code: tried.code, stderr: tried.stderr }).toMatchObject({ code: 0 });
  expect(tried.stdout).toContain("40 received = 40 inserted + 0 duplicate");
  expect(tried.stdout).toMatch(/all flex +\$/);
  const [done] = JSON.parse((await piped("--json")).stdout).imports;
  expect(done).toMatchObject({ fileName: "standard input", counts: { inserted: 40 } });
});

test("the same bytes under another mapping are refused with 2 until the first import is undone", async () => {
  const dataFolder = newDataFolder();
  const at = callFiles({ "calls.csv": [0, 40] });
  const other = callFiles({});
  await answerOf(dataFolder, "import", at("calls.csv"), "--map", at("map.json"));
  const mapping = JSON.parse(fs.readFileSync(at("map.json"), "utf8"));
  fs.writeFileSync(other("map.json"), JSON.stringify({ ...mapping, models: { x: "o3" } }));
  const args = ["import", at("calls.csv"), "--map", other("map.json"), "--json"];
  const refused = await tierscope(dataFolder, args).ended;
  expect(refused.code).toBe(2);
  expect(JSON.parse(refused.stdout).error).toMatchObject({
    code: "file-imported-otherwise",
    message: expect.stringContaining("Undo it first"),
  });
  await answerOf(dataFolder, "undo", "1");
  expect((await tierscope(dataFolder, args).ended).code).toBe(0);
});
