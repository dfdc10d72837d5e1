import { afterAll, expect, test } from "vitest";
import { answerOf, importCounts } from "./answers.ts";
import { callFiles, callTotals } from "./call-files.ts";
import { newDataFolder, removeDataFolders } from "./run-tierscope.ts";
import { writeFiles } from "./write-files.ts";

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
});

const DAY_S = 86_400;
const START_S = Date.UTC(2026, 10, 1) / 1_000;
const DAYS = 20;
const PROJECTS = 100;

/** One row per day and project: 3 requests of 1,000 tokens of o3's input, and $0.01 billed for each. */
function dailyFiles(): (name: string) => string {
  const rows = Array.from({ length: DAYS * PROJECTS }, (_, n) => {
    const start = START_S + (n % DAYS) * DAY_S;
    return { start, end: start + DAY_S, project: `p${Math.floor(n / DAYS)}` };
  });
  const usage = rows.map(({ start, end, project }) => `${start},${end},3,${project},1000,0\n`);
  const costs = rows.map(
    ({ start, end, project }) => `${start},${end},,,0.01,usd,"o3, input",${project}\n`,
  );
  const mapping = {
    columns: {
      ...{ time: "start", timeEnd: "end", requests: "n", project: "project" },
      ...{ inputTotal: "in", outputTotal: "out" },
    },
    time: { kind: "epoch-s" },
    defaults: { provider: "openai", model: "o3", tierServed: "standard" },
  };
  return writeFiles({
    "usage.csv": `start,end,n,project,in,out\n${usage.join("")}`,
    "costs.csv": `start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id\n${costs.join("")}`,
    "map.json": JSON.stringify(mapping),
  });
}

test("the same aggregate rows and costs brought by four programs at once count once", async () => {
  const dataFolder = newDataFolder();
  const at = dailyFiles();
  await answerOf(dataFolder, "summary");
  const bring = async () => {
    const usage = await answerOf(dataFolder, "import", at("usage.csv"), "--map", at("map.json"));
    const costs = await answerOf(dataFolder, "import", at("costs.csv"));
    return [usage.imports[0].counts, costs.imports[0].counts];
  };
  const brought = await Promise.all([bring(), bring(), bring(), bring()]);
  const rows = DAYS * PROJECTS;
  for (const kind of [0, 1]) {
    const counts = brought.map((both) => both[kind]);
    for (const { received, inserted, duplicate } of counts) {
      expect({ received, both: inserted + duplicate }).toEqual({ received: rows, both: rows });
    }
    expect(counts.reduce((sum, { inserted }) => sum + inserted, 0)).toBe(rows);
  }
  const { total, reported } = await answerOf(dataFolder, "summary");
  // o3: 2,000 rows of 1,000 tokens at $2 per million; 2,000 cents billed.
  expect(total).toMatchObject({ records: rows, requests: 3 * rows, asServed: "4" });
  expect(reported).toMatchObject({ days: DAYS, reported: "20", computed: "4", difference: "-16" });
  expect(reported.tiers).toHaveLength(1);
});
