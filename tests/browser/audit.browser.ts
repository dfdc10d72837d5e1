import { execFile } from "node:child_process";
import fs from "node:fs";
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { sampleTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";
import { ROOT } from "./harness/start-product.ts";

const run = promisify(execFile);
const SAMPLE_MS = 60_000;
const TITLE = "Did you get the tier you asked for?";

const answer = (page: Page) => page.getByText(/^You asked for /).first();
const matrix = (page: Page) => page.getByRole("region", { name: "Requested and served tiers" });
const finding = (page: Page, title: string) => page.locator("summary").filter({ hasText: title });

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`/audit${query}`);
  await page.getByRole("heading", { name: TITLE }).waitFor();
  await matrix(page).waitFor();
  await page.locator("figure svg.recharts-surface").waitFor();
  await page.getByText(/^Calls counted twice:/).waitFor();
}

test("the page tells which tier served what was asked for, wide and narrow, light and dark", async ({
  page,
}) => {
  await open(page);
  expect(await answer(page).textContent()).toMatch(
    /^You asked for flex [\d,]+ times: of [\d,]+ answered, [\d,]+ \([\d.]+\s%\) came at flex\./,
  );
  expect(await takeScreenshots(page, "audit")).toEqual([]);
  await expectAccessible(page);
});

test("a cell of the matrix shows only its records, and back undoes it", async ({ page }) => {
  await open(page);
  const before = await answer(page).textContent();
  await page
    .getByRole("button", { name: /^[\d,]+ .* paid/ })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/servedTier=.*requestedTier=/);
  await expect.poll(async () => await matrix(page).getByRole("button").count()).toBe(1);
  await page.goBack();
  await expect.poll(async () => await answer(page).textContent()).toBe(before);
});

test("a finding opens by keyboard to what to do and leads to its calls under the same filters", async ({
  page,
}) => {
  await open(page, "?zone=Europe%2FBerlin");
  const first = page
    .locator("summary")
    .filter({ has: page.locator("text=/calls?$/") })
    .first();
  await first.focus();
  await page.keyboard.press("Enter");
  await page.getByText("What to do:").first().waitFor();
  expect(await takeScreenshots(page, "audit-finding")).toEqual([]);
  await expectAccessible(page);
  await page
    .getByRole("link", { name: /^Calls of / })
    .first()
    .click();
  await page.waitForURL(/\/calls\?.*zone=Europe%2FBerlin.*model=/);
  await page.getByRole("heading", { level: 1 }).waitFor();
});

test("findings and the matrix come as files with exact dollars", async ({ page }) => {
  await open(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV of Findings" }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  expect(text).toMatch(
    /Finding,Provider,Model,Asked for,Served,What else,Records,"?Dollars, USD"?/,
  );
  const link = page.getByRole("link", { name: "CSV of Asked for, served, priced" });
  const csv = await page.request.get((await link.getAttribute("href")) ?? "");
  expect(await csv.text()).toMatch(/^requestedTier,servedTier,pricedTier,outcome,records,spend/);
});

test("the script names the models of the records, in three languages, and no key", async ({
  page,
}) => {
  await open(page);
  const script = page.getByRole("region", { name: "The script for Node" });
  expect(await script.textContent()).toContain("service_tier");
  await page.getByText("Python", { exact: true }).click();
  await page.waitForURL(/script=python/);
  await page.getByRole("region", { name: "The script for Python" }).waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save try_flex.py" }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  expect(text).toContain("import datetime");
  await page.goto("/audit?script=cobol&tier=flex&oops=1");
  await page.getByText("script=cobol is ignored").waitFor();
  await page.getByText("Ignored: oops").waitFor();
});

test(
  "a log without tiers says that nobody can tell, and how far it reaches",
  async ({ page, product }) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope audit "));
    const [file, map] = [path.join(folder, "log.csv"), path.join(folder, "map.json")];
    fs.writeFileSync(
      file,
      "start,provider,model,in,out\n2026-11-03T10:20:00Z,openai,o3,1000,10\n2026-11-03T11:40:00Z,openai,o3,1000,\n",
    );
    fs.writeFileSync(
      map,
      JSON.stringify({
        columns: {
          ...{ time: "start", provider: "provider", model: "model" },
          ...{ inputTotal: "in", outputTotal: "out" },
        },
        time: { kind: "iso" },
        defaults: {},
      }),
    );
    const program = path.join(ROOT, "bin", "tierscope.mjs");
    await run(process.execPath, [program, "import", file, "--map", map], {
      env: product.environment,
    });
    fs.rmSync(folder, { recursive: true });
    await page.goto("/audit");
    await page
      .getByText(/None of these records says which tier was asked for/)
      .first()
      .waitFor();
    await page.getByText(/11:00/).first().waitFor();
    await finding(page, "Answered calls without usage").getByText("1 call").waitFor();
    await finding(page, "Nobody says which tier").getByText("2 calls").waitFor();
    expect(await takeScreenshots(page, "audit-unknown")).toEqual([]);
    await expectAccessible(page);

    await finding(page, "Answered calls without usage").click();
    await page.getByRole("link", { name: "All calls under these filters" }).first().click();
    await page.waitForURL("/calls?outcome=success&usage=missing");
    await page.getByText(/^1 call/).waitFor();
    await page.getByRole("button", { name: "Remove Tokens not all counted" }).click();
    await page.waitForURL("/calls?outcome=success");
    await page.getByText(/^2 calls/).waitFor();
  },
  SAMPLE_MS,
);
