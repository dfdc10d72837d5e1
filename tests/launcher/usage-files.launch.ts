import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "../browser/harness/start-product.ts";
import { newDataFolder, removeDataFolders, tierscope } from "./run-tierscope.ts";
import { writeFiles } from "./write-files.ts";

afterAll(removeDataFolders);

const TRACES = path.join(ROOT, "..", "shared", "data");
const hasTraces = fs.existsSync(TRACES);
if (!hasTraces) console.warn(`The traces in ${TRACES} are absent: their tests are skipped.`);

const BURST_MAPPING = {
  columns: {
    time: "Timestamp",
    model: "Model",
    inputTotal: "Request tokens",
    outputTotal: "Response tokens",
    workload: "Log Type",
  },
  time: { kind: "seconds-since", origin: "2025-05-01T00:00:00Z" },
  latencyUnit: "s",
  models: { ChatGPT: "o4-mini", "GPT-4": "o3" },
  defaults: { provider: "openai", model: null, tierServed: "standard" },
  failedWhen: { outputTotal: 0 },
};

const AZURE_MAPPING = {
  columns: { time: "TIMESTAMP", inputTotal: "ContextTokens", outputTotal: "GeneratedTokens" },
  defaults: { provider: "openai", model: "o3", tierServed: "standard" },
};

async function json(dataFolder: string, ...args: string[]) {
  const { code, stdout } = await tierscope(dataFolder, [...args, "--json"]).ended;
  return { code, answer: JSON.parse(stdout) };
}

describe.runIf(hasTraces)("the public traces at o3's and o4-mini's launch prices", () => {
  test("BurstGPT's first 400 calls cost $1.7406603 at standard and half of it on flex and batch", async () => {
    const at = writeFiles({ "map.json": JSON.stringify(BURST_MAPPING) });
    const trace = path.join(TRACES, "burstgpt1_first400.csv");
    const { code, answer } = await json(newDataFolder(), "price", trace, "--map", at("map.json"));
    const half = {
      total: "0.87033015",
      moved: "0.87033015",
      kept: "0",
      eligible: 400,
      ineligible: 0,
    };
    expect(code).toBe(0);
    expect(answer).toMatchObject({
      grain: "call",
      records: { received: 400, valid: 400, skipped: 0, duplicates: 0, rejected: 0 },
      requests: 400,
      tokens: {
        inputTotal: 208_189,
        inputCached: null,
        inputCacheWrite: null,
        outputTotal: 110_612,
        reasoning: null,
      },
      tiersRequested: { unknown: 400 },
      tiersServed: { standard: 400 },
      outcomes: { success: 383, error: 17 },
      errorClasses: { unknown: 17 },
      cost: {
        asServed: "1.7406603",
        standard: {
          total: "1.7406603",
          moved: "1.7406603",
          kept: "0",
          eligible: 400,
          ineligible: 0,
        },
        flex: half,
        batch: half,
        priority: {
          total: "1.7406603",
          moved: "0",
          kept: "1.7406603",
          eligible: 0,
          ineligible: 400,
        },
      },
      assumed: [{ assumption: "cached-unknown", records: 383 }],
      unpriced: [],
    });
  });

  test("Azure's 8,819 code calls cost $190.43558 at standard and $95.21779 on flex", async () => {
    const at = writeFiles({ "map.json": JSON.stringify(AZURE_MAPPING) });
    const trace = path.join(TRACES, "AzureLLMInferenceTrace_code.csv");
    const args = ["price", trace, "--map", at("map.json"), "--price-date", "2025-05-01"];
    const { answer } = await json(newDataFolder(), ...args);
    expect(answer.records).toMatchObject({ received: 8_819, valid: 8_819, rejected: 0 });
    expect(answer.tokens).toMatchObject({ inputTotal: 18_059_974, outputTotal: 245_896 });
    expect(answer.cost.standard.total).toBe("190.43558");
    expect(answer.cost.flex.total).toBe("95.21779");
  });

  test("imported, they read the same on the summary; imported again, they add nothing", async () => {
    const dataFolder = newDataFolder();
    const at = writeFiles({ "map.json": JSON.stringify(BURST_MAPPING) });
    const trace = path.join(TRACES, "burstgpt1_first400.csv");
    const args = ["import", trace, "--map", at("map.json")];
    const [first] = (await json(dataFolder, ...args)).answer.imports;
    const [second] = (await json(dataFolder, ...args)).answer.imports;
    expect(first.counts).toMatchObject({ received: 400, inserted: 400, duplicate: 0 });
    expect(second.counts).toMatchObject({ received: 400, inserted: 0, duplicate: 400 });
    const { answer } = await json(dataFolder, "summary");
    expect(answer.total).toMatchObject({
      records: 400,
      asServed: "1.7406603",
      available: "0.87033015",
    });
  });
});

const MAP = JSON.stringify({
  columns: { time: "t", model: "m", inputTotal: "in", outputTotal: "out" },
  defaults: { provider: "openai", tierServed: "standard" },
});
const GOOD_ROW = "2026-11-01T00:00:00Z,gpt-5-mini,1000,100";

describe("input that cannot be read", () => {
  const at = writeFiles({
    "map.json": MAP,
    "other-map.json": JSON.stringify({ columns: { time: "when" } }),
    "broken-map.json": '{ "columns": ',
    "wrong-map.json": '{ "columns": { "time": "t" }, "colour": "red" }',
    "good.csv": `t,m,in,out\n${GOOD_ROW}\n`,
    "empty.csv": "",
    "binary.bin": new Uint8Array([0, 1, 2, 3, 0, 255, 254, 0, 9]),
    "prose.txt": "Dear team, please find attached the usage of last month.",
  });
  const refused: readonly [string, number, readonly string[]][] = [
    ["an empty file", 65, ["price", at("empty.csv")]],
    ["a binary file", 65, ["price", at("binary.bin")]],
    ["a text that is no export", 65, ["price", at("prose.txt")]],
    ["a file that is not there", 65, ["price", at("nowhere.csv")]],
    ["a folder", 65, ["price", path.dirname(at("empty.csv"))]],
    [
      "a mapping that names a missing column",
      2,
      ["price", at("good.csv"), "--map", at("other-map.json")],
    ],
    ["a mapping that is no JSON", 2, ["price", at("good.csv"), "--map", at("broken-map.json")]],
    ["a mapping with an unknown key", 2, ["price", at("good.csv"), "--map", at("wrong-map.json")]],
    ["a date that no calendar has", 2, ["price", at("good.csv"), "--price-date", "2026-02-30"]],
    ["a format that does not exist", 2, ["price", at("good.csv"), "--format", "fax"]],
  ];

  test.each(refused)("%s ends with exit code %i and one sentence", async (_, exit, args) => {
    const { code, answer } = await json(newDataFolder(), ...args);
    expect(code).toBe(exit);
    expect(Object.keys(answer)).toEqual(["error"]);
    expect(answer.error.message.length).toBeGreaterThan(20);
  });

  test("leaves the data and the other files as they were", async () => {
    const dataFolder = newDataFolder();
    const map = ["--map", at("map.json")];
    const { code } = await json(dataFolder, "import", at("good.csv"), at("empty.csv"), ...map);
    expect(code).toBe(65);
    const { answer } = await json(dataFolder, "summary");
    expect(answer.total.records).toBe(1);
  });
});

test("bad rows are rejected by line, and cost the good ones nothing", async () => {
  const at = writeFiles({
    "map.json": MAP,
    "dirty.csv": [
      "t,m,in,out",
      GOOD_ROW,
      "2026-11-01T00:00:01Z,gpt-5-mini,-5,100",
      "2026-11-01T00:00:02Z,gpt-5-mini,1e300,100",
      "55000-01-01T00:00:00Z,gpt-5-mini,10,100",
      "yesterday,gpt-5-mini,10,100",
      '2026-11-01T00:00:03Z,"gpt-5-mini",10,100',
      "2026-11-01T00:00:04Z,gpt-5-mini",
      "",
    ].join("\n"),
  });
  const { code, answer } = await json(
    newDataFolder(),
    "price",
    at("dirty.csv"),
    "--map",
    at("map.json"),
  );
  expect(code).toBe(0);
  expect(answer.records).toEqual({ received: 7, valid: 2, skipped: 0, duplicates: 0, rejected: 5 });
  const lines = answer.rejects.flatMap((group: { examples: { line: number }[] }) =>
    group.examples.map(({ line }) => line),
  );
  expect(lines.sort()).toEqual([3, 4, 5, 6, 8]);
});
