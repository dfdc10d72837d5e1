import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";
import { type Product, ROOT } from "./harness/start-product.ts";

const run = promisify(execFile);
const FOCUS = path.join(ROOT, "lib", "formats", "focus", "fixtures", "focus-1.2-output.csv");

// What the FOCUS file bills for 17 November, but for 10,000 output tokens ($0.02) at standard less.
const USAGE = `start,end,n,tier,in,cached,out
2026-11-17,2026-11-18,10,standard,1456000,256000,300000
2026-11-17,2026-11-18,10,flex,5124000,1024000,980000
2026-11-17,2026-11-18,10,batch,2000000,0,640000
`;
const MAPPING = {
  columns: {
    ...{ time: "start", timeEnd: "end", requests: "n", tierServed: "tier" },
    ...{ inputTotal: "in", inputCached: "cached", outputTotal: "out" },
  },
  time: { kind: "iso" },
  defaults: { provider: "openai", model: "gpt-5-mini" },
};

let folder = "";
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope reported "));
  fs.writeFileSync(path.join(folder, "usage.csv"), USAGE);
  fs.writeFileSync(path.join(folder, "map.json"), JSON.stringify(MAPPING));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function bring(product: Product, ...args: readonly string[]): Promise<void> {
  const program = path.join(ROOT, "bin", "tierscope.mjs");
  await run(process.execPath, [program, "import", ...args], { env: product.environment });
}

test("a report of costs alone says that there is no usage to set beside it", async ({
  page,
  product,
}) => {
  await bring(product, FOCUS);
  await page.goto("/");
  await page.getByText(/^openai reported \$3\.32 for 1 day, on none of which usage/).waitFor();
  await page.getByRole("button", { name: "Load sample data" }).waitFor();
});

test("what a provider billed stands beside what is computed, by tier, and in no other figure", async ({
  page,
  product,
}) => {
  await bring(product, path.join(folder, "usage.csv"), "--map", path.join(folder, "map.json"));
  await page.goto("/");
  await page.getByText(/^You spent \$3\.30/).waitFor();
  await page
    .getByText(
      /^openai reported \$3\.32 for 1 day with usage.*: \$3\.30, \$0\.02 less \(−0\.6\s%\)\./,
    )
    .waitFor();
  await page.getByRole("button", { name: "How computed: reported costs" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("focus-1.2-output.csv (import 1)").waitFor();
  const tiers = sheet.getByRole("table", { name: "Reported and computed by tier" });
  const rows = await tiers.getByRole("row").allInnerTexts();
  expect(rows.map((row) => row.split(/\s+/).slice(0, 4))).toEqual([
    ["Tier", "Reported", "Computed", "Difference"],
    ["standard", "$0.9264", "$0.9064", "−$0.02"],
    ["flex", "$1.51", "$1.51", "$0"],
    ["batch", "$0.89", "$0.89", "$0"],
  ]);
  expect(await takeScreenshots(page, "reported")).toEqual([]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  const { reported, total } = await (
    await page.request.get(`${product.url}/api/v1/overview`)
  ).json();
  expect([total.asServed, reported.reported, reported.difference]).toEqual([
    ...["3.3017", "3.3217", "-0.02"],
  ]);
});

test("filters hold for the report too, and where it tells nothing of them it is silent", async ({
  page,
}) => {
  await page.goto("/?tier=flex");
  await page.getByText(/^openai reported \$1\.51 for 1 day with usage.*, the same\./).waitFor();
  await page.goto("/?from=2026-11-18");
  await page.getByText(/No records in this period/).waitFor();
  expect(await page.getByText(/openai reported/).count()).toBe(0);
});
