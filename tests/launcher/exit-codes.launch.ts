import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { ROOT } from "../browser/harness/start-product.ts";
import { newDataFolder, removeDataFolders, run, tierscope } from "./run-tierscope.ts";
import { writeFiles } from "./write-files.ts";

afterAll(removeDataFolders);

const ROW = "2026-11-01T00:00:00Z,gpt-5-mini,1000,100";
const at = writeFiles({
  "map.json": JSON.stringify({
    columns: { time: "t", model: "m", inputTotal: "in", outputTotal: "out" },
    defaults: { provider: "openai", tierServed: "standard" },
  }),
  "good.csv": `t,m,in,out\n${ROW}\n`,
  "empty.csv": "",
  "page.html": "<!doctype html>\n<html><body><p>Sign in, please</p></body></html>\n",
  "quote.csv": `"t,m,in,out\n${ROW}\n`,
  "wide.csv": `${"x".repeat(50_000)},${"y".repeat(50_000)}\n1,2\n`,
  "list.json": '[{"usage":1}]',
});
const map = ["--map", at("map.json")];

interface Answer {
  readonly code: number | null;
  readonly answer: { readonly error: { readonly code: string; readonly message: string } };
}

async function answer(args: readonly string[], env = {}, dataFolder = newDataFolder()) {
  const { code, stdout } = await tierscope(dataFolder, [...args, "--json"], env).ended;
  return { code, answer: JSON.parse(stdout) } as Answer; // an error's shape is what these tests are about
}

function expectRefusal({ code, answer }: Answer, exit: number, problem: string): void {
  expect({ code, keys: Object.keys(answer) }).toEqual({ code: exit, keys: ["error"] });
  expect(answer.error.code).toBe(problem);
  expect(answer.error.message).toMatch(/^[^\n]{20,2000}\.$|\?.*$/);
}

describe("wrong usage ends with 2", () => {
  const wrong: readonly [string, string, readonly string[]][] = [
    ["a tier that is none", "wrong-tier", ["price", at("good.csv"), "--assume-tier", "flexx"]],
    [
      "an hour where a day is wanted",
      "wrong-date",
      ["price", at("good.csv"), ...map, "--price-date", "2026-11-02T05:00:00Z"],
    ],
    ["a period of one's own without a day", "usage", ["summary", "--period", "custom"]],
    ["two periods at once", "usage", ["summary", "--period", "7d", "--from", "2026-11-01"]],
    ["a format that is none", "unknown-format", ["import", at("good.csv"), "--format", "fax"]],
    [
      "a format that the file is not",
      "format-mismatch",
      ["price", at("list.json"), "--format", "openai-usage-export-csv"],
    ],
    ["a provider that is none", "no-such-provider", ["prices", "--provider", "opnai"]],
  ];
  test.each(wrong)("%s: %s", async (_, problem, args) => {
    expectRefusal(await answer(args), 2, problem);
  });

  test("the tiers that can be assumed are listed", async () => {
    const { answer: refused } = await answer(["price", at("good.csv"), "--assume-tier", "flexx"]);
    expect(refused.error.message).toContain("standard, flex, batch, priority");
  });

  test("a provider may be written in any case", async () => {
    const { code, stdout } = await tierscope(newDataFolder(), ["prices", "--provider", "OpenAI"])
      .ended;
    expect(code).toBe(0);
    expect(stdout).toContain("openai/gpt-5-mini");
  });
});

describe("input that cannot be read ends with 65", () => {
  const unreadable: readonly [string, string, readonly string[]][] = [
    ["a page of HTML, also under a mapping", "unknown-format", ["price", at("page.html"), ...map]],
    ["a header with an open quote", "unknown-format", ["price", at("quote.csv"), ...map]],
    ["columns that nobody knows", "mapping-missing", ["price", at("wide.csv")]],
    ["a file that the system gives no bytes of", "unreadable-file", ["price", "/proc/self/mem"]],
    ["the same, to be imported", "unreadable-file", ["import", "/proc/self/mem"]],
  ];
  test.each(unreadable)("%s", async (_, problem, args) => {
    expectRefusal(await answer(args), 65, problem);
  });

  test("a folder as standard input", async () => {
    const shell = `"${process.execPath}" bin/tierscope.mjs price - --json < /tmp`;
    const { code, stdout } = await run(["sh", "-c", shell], process.env).ended;
    expectRefusal({ code, answer: JSON.parse(stdout) }, 65, "not-a-file");
  });

  test("names of 50,000 letters are cut in what is said about them", async () => {
    const { answer: refused } = await answer(["price", at("wide.csv"), ...map]);
    expect(refused.error.message.length).toBeLessThan(600);
  });
});

describe("settings that cannot be ends with 78, a database that is not there with 69", () => {
  test.each([
    [78, "bad-url", { DATABASE_URL: "mysql://localhost/x" }],
    [78, "binaries-unusable", { EMBEDDED_PG_BIN: "/nowhere" }],
    [69, "unreachable", { DATABASE_URL: "postgres://127.0.0.1:1/x" }],
  ])("%i %s", async (exit, problem, env) => {
    for (const args of [["summary"], ["import", at("good.csv"), ...map]]) {
      expectRefusal(await answer(args, env), exit, problem);
    }
  });

  test("a data folder that is a file", async () => {
    expectRefusal(await answer(["summary"], {}, at("good.csv")), 78, "data-folder-unusable");
  });

  test("a data folder that another PostgreSQL has written", async () => {
    const dataFolder = newDataFolder();
    fs.mkdirSync(path.join(dataFolder, "postgres"), { recursive: true });
    fs.writeFileSync(path.join(dataFolder, "postgres", "PG_VERSION"), "12\n");
    expectRefusal(await answer(["summary"], {}, dataFolder), 78, "wrong-data-version");
  });

  test("a Node that is too old is told before anything is loaded, as JSON where that is asked for", async () => {
    const old = 'Object.defineProperty(process,"versions",{value:{node:"18.0.0"}})';
    const program = [process.execPath, "--import", `data:text/javascript,${old}`];
    const script = path.join(ROOT, "bin", "tierscope.mjs");
    const { code, stdout } = await run([...program, script, "summary", "--json"], process.env)
      .ended;
    expectRefusal({ code, answer: JSON.parse(stdout) }, 78, "node-too-old");
  });
});

test("of two files the good one is imported and reported beside the error of the other", async () => {
  const dataFolder = newDataFolder();
  const args = ["import", at("good.csv"), at("empty.csv"), ...map];
  const { code, stdout } = await tierscope(dataFolder, [...args, "--json"]).ended;
  expect(code).toBe(65);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: "empty-file", message: expect.stringMatching(/^empty\.csv: /) },
    imports: [{ fileName: "good.csv", counts: { received: 1, inserted: 1 } }],
  });
  const text = await tierscope(dataFolder, args).ended;
  expect(text.stdout).toContain("1 received = 0 inserted + 1 duplicate");
  expect(text.stderr).toMatch(/^tierscope: empty\.csv: /m);
});
