import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { focusCells, focusProblems } from "../../lib/testing/check-focus.ts";
import { FOCUS_HEADERS, focusCountsIn } from "../../lib/wire/focus.ts";
import { API } from "../../lib/wire/paths.ts";
import { type Product, startProduct } from "../browser/harness/start-product.ts";
import { answerOf } from "./answers.ts";
import { callFiles } from "./call-files.ts";
import { PageApi } from "./page-api.ts";
import { newDataFolder, removeDataFolders, run, tierscope } from "./run-tierscope.ts";
import { writeFiles } from "./write-files.ts";

let product: Product;
const cli = (...args: string[]) => tierscope(product.dataFolder, args).ended;
const ask = (...args: string[]) => answerOf(product.dataFolder, ...args);

const LATER = `{"schema":"tierscope/1","time":"2026-11-02T10:00:00Z","provider":"openai","model":"gpt-5-mini","tierRequested":"flex","tierServed":"flex","inputTotal":1000000,"inputCached":0,"outputTotal":0,"project":"=search","workload":"nightly"}
{"schema":"tierscope/1","time":"2026-11-02T11:00:00Z","provider":"openai","model":"mystery","tierServed":"flex","inputTotal":5,"outputTotal":5}
`;

beforeAll(async () => {
  product = await startProduct();
  const at = callFiles({ "calls.csv": [0, 400] });
  await ask("import", at("calls.csv"), "--map", at("map.json"));
  await ask("import", writeFiles({ "later.jsonl": LATER })("later.jsonl"));
});
afterAll(async () => {
  await product.stop();
  removeDataFolders();
});

describe("tierscope export --focus", () => {
  test("prints FOCUS 1.2 that sums to the spend, and tells on standard error what it leaves out", async () => {
    const { code, stdout, stderr } = await cli("export", "--focus");
    expect(code).toBe(0);
    expect(focusProblems(stdout)).toEqual([]);
    expect(stderr).toContain("LEFT OUT: 1 record without a price.");
    const { total } = await ask("query", "--measure", "spend");
    expect(stderr).toContain(`$${total[0].amount} of 401 records`);
  });

  test("writes a file whole, and counts it under --json", async () => {
    const out = path.join(newDataFolder(), "november.csv");
    fs.mkdirSync(path.dirname(out), { recursive: true });
    const answer = await ask("export", "--focus", "--project", "=search", "--out", out);
    expect(answer).toMatchObject({
      file: out,
      rows: 1,
      records: 1,
      billedUsd: "0.125",
      unpriced: 0,
    });
    const csv = fs.readFileSync(out, "utf8");
    expect(focusProblems(csv)).toEqual([]);
    expect(focusCells(csv)[0]).toMatchObject({
      SubAccountId: "'=search",
      Tags: '{"workload":"nightly"}',
    });
    expect(fs.readdirSync(path.dirname(out))).toEqual(["november.csv"]);
  });

  test("what it wrote can be imported, as what was billed", async () => {
    const out = path.join(newDataFolder(), "costs.csv");
    fs.mkdirSync(path.dirname(out), { recursive: true });
    const { rows, billedUsd } = await ask("export", "--focus", "--out", out);
    const fresh = newDataFolder();
    const [tried] = (await answerOf(fresh, "import", out, "--dry-run")).imports;
    expect(tried.reported.total).toBe(billedUsd);
    const [done] = (await answerOf(fresh, "import", out)).imports;
    expect(done).toMatchObject({ format: "focus", counts: { received: rows, inserted: rows } });
  });

  test.each([
    ["no form", ["export"], "--focus"],
    ["no place for the file beside --json", ["export", "--focus", "--json"], "--out FILE"],
    ["a zone that is none", ["export", "--focus", "--zone", "Mars"], '--zone "Mars"'],
    [
      "a file in no folder",
      ["export", "--focus", "--out", "/nowhere/at/all.csv"],
      "/nowhere/at/all.csv",
    ],
  ])("ends with 2 where there is %s", async (_, args, named) => {
    const { code, stdout, stderr } = await cli(...args);
    expect(code).toBe(2);
    expect(stdout + stderr).toContain(named);
  });

  test("ends quietly where its reader goes away", async () => {
    const shell = `"${process.execPath}" bin/tierscope.mjs export --focus | head -c 10 >&2`;
    const { code } = await run(["sh", "-c", shell], product.environment).ended;
    expect(code).toBe(0);
  });
});

describe("GET /api/v1/focus.csv", () => {
  test("answers the same file with its counts as headers", async () => {
    const response = await fetch(`${product.url}${API.focus}?model=gpt-5-mini&zone=Asia/Kathmandu`);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain("tierscope-focus-1.2.csv");
    const csv = await response.text();
    expect(focusProblems(csv)).toEqual([]);
    const { stdout } = await cli("export", "--focus", "--model", "gpt-5-mini");
    expect(csv).toBe(stdout);
    const counts = focusCountsIn(response.headers);
    expect(Object.keys(counts)).toEqual(Object.keys(FOCUS_HEADERS));
    expect(counts).toMatchObject({ rows: focusCells(csv).length, records: 401, unpriced: 0 });
  });

  test("agrees with charts and the listed calls over HTTP, to the picodollar", async () => {
    const api = new PageApi(product.url);
    const where = "zone=Australia/Lord_Howe&from=2026-11-01&to=2026-11-02";
    const { rows, total } = await api.json<{
      rows: { values: { amount: string }[] }[];
      total: { amount: string }[];
    }>(`${API.query}?by=hour&${where}`);
    const micro = (usd: string | null | undefined): bigint => {
      const [whole = "0", fraction = ""] = (usd ?? "0").split(".");
      return BigInt(whole + fraction.padEnd(12, "0"));
    };
    let listed = 0n;
    for (let after: string | null = ""; after !== null; ) {
      const page: { calls: { cost: string | null }[]; next: string | null } = await api.json(
        `${API.calls}?${where}&limit=37&after=${after}`,
      );
      for (const { cost } of page.calls) listed += micro(cost);
      after = page.next;
    }
    const csv = await api.text(`${API.focus}?${where}`);
    const sums = {
      chart: rows.reduce((sum, { values }) => sum + micro(values[0]?.amount), 0n),
      listed,
      focus: focusCells(csv).reduce((sum, row) => sum + micro(row.BilledCost), 0n),
    };
    const all = micro(total[0]?.amount);
    expect(all).toBeGreaterThan(0n);
    expect(sums).toEqual({ chart: all, listed: all, focus: all });
  });
});

describe("what the pages tell, on the command line", () => {
  test("audit names its findings with their dollars, and --json all of them", async () => {
    const { code, stdout } = await cli("audit");
    expect(code).toBe(0);
    expect(stdout).toContain("402 calls: 1 finding.");
    expect(stdout).toContain("To do: ");
    const { findings, sources } = await ask("audit", "--period", "all");
    expect(findings.map(({ id }: { id: string }) => id)).toContain("requested-unknown");
    expect(sources).toHaveLength(2);
  });

  test("savings names who may move where", async () => {
    const { code, stdout } = await cli("savings");
    expect(code).toBe(0);
    expect(stdout).toMatch(/gpt-5-mini +401 /);
    const { eligibility } = await ask("savings", "--model", "gpt-5-mini");
    expect(eligibility).toHaveLength(1);
  });

  test("workloads keeps rules of a file, tells each with its verdict, and refuses a wrong rule", async () => {
    expect((await cli("workloads")).stdout).toMatch(/nightly +source/);
    const report = await ask("workloads");
    expect(report.lines.map(({ name }: { name: string | null }) => name)).toContain("nightly");
    const at = writeFiles({
      "rules.json": JSON.stringify({
        rules: [
          {
            name: "mini",
            match: { model: ["gpt-5-mini"] },
            deadlineSeconds: null,
            delayValueUsdPerHour: null,
            answers: {},
          },
        ],
      }),
      "wrong.json": '{"rules":[{"name":""}]}',
    });
    const refused = await cli("workloads", "--import", at("wrong.json"));
    expect(refused.code).not.toBe(0);
    const kept = await cli("workloads", "--import", at("rules.json"));
    expect(`${kept.code} ${kept.stdout}${kept.stderr}`).toMatch(/^0 /);
    expect((await cli("workloads")).stdout).toMatch(/mini +rule/);
  });

  test.each([
    [["calls", "--limit", "501"], "--limit"],
    [["calls", "--request-id", "x".repeat(600)], "--request-id"],
    [["query", "--measure", "profit"], "--measure"],
    [["audit", "--served-tier", "flex", "--from", "2026-11-20", "--to", "2026-11-01"], "--from"],
    [["savings", "--error-class", "oops"], "--error-class"],
    [["workloads", "--not-outcome", "great"], "--not-outcome"],
  ])("%j ends with 2 and names the option", async (args, option) => {
    const { code, stderr } = await cli(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(option);
  });
});
