import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { sampleTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";
import { type Product, ROOT } from "./harness/start-product.ts";

const run = promisify(execFile);
const SLOW = { timeout: 30_000 };
const spent = (page: Page) => page.getByText(/^You spent/);

const ROWS_MAPPING = {
  columns: {
    time: "start",
    timeEnd: "end",
    requests: "requests",
    provider: "provider",
    model: "model",
    inputTotal: "in",
    outputTotal: "out",
  },
  time: { kind: "iso" },
  defaults: { tierServed: "standard" },
};

const PROGRAM = path.join(ROOT, "bin", "tierscope.mjs");

/** Imports text as a file on the command line, beside the running pages. */
async function importText(product: Product, text: string, mapping: object): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope rows "));
  const [file, map] = [path.join(folder, "rows.csv"), path.join(folder, "map.json")];
  fs.writeFileSync(file, text);
  fs.writeFileSync(map, JSON.stringify(mapping));
  await run(process.execPath, [PROGRAM, "import", file, "--map", map], {
    env: product.environment,
  });
  fs.rmSync(folder, { recursive: true });
}

test("one's own export takes the sample's place, whose calls of the same days put none of it out of use", async ({
  page,
  product,
}) => {
  await page.goto("/");
  await page.getByText("Every record here is made up.").waitFor();
  const sample = await spent(page).textContent();
  // Two days of the sample month by an export: 60M tokens of OpenAI a day, $2.50 per million.
  const rows = ["2026-11-03", "2026-11-04"].map(
    (day) => `${day}T00:00:00Z,${day}T23:59:59Z,4000,openai,gpt-5.4,60000000,0`,
  );
  const text = ["start,end,requests,provider,model,in,out", ...rows].join("\n");
  await importText(product, text, ROWS_MAPPING);

  await page.goto("/");
  await page.getByText(/^You spent \$300\.00/).waitFor();
  expect(await page.getByText("made up").count()).toBe(0);
  // The export names neither: no table of one row for all stands in their place.
  for (const what of ["workload", "project"]) {
    await page.getByText(`None of these records names a ${what}`).waitFor();
    expect(await page.getByRole("table", { name: `Cost by ${what}` }).count()).toBe(0);
  }
  await page.getByText("Sample", { exact: true }).click();
  await page.waitForURL("/?data=sample");
  await expect.poll(async () => await spent(page).textContent(), SLOW).toBe(sample);
  await page.getByText("Your own are in none of these figures.").waitFor();
  await page.getByText("Your data", { exact: true }).click();
  await page.waitForURL("/");
  await page.getByText(/^You spent \$300\.00/).waitFor();
});

test("a call log that covers little of an export is said to stand in its place, in dollars, and one press shows the export", async ({
  page,
  product,
}) => {
  // A fifth of one day's tokens, without a project: $30 of the export's $150.
  const text = "start,provider,model,in,out\n2026-11-03T10:00:00Z,openai,gpt-5.4,12000000,0\n";
  const { timeEnd: _, requests: __, ...columns } = ROWS_MAPPING.columns;
  await importText(product, text, { ...ROWS_MAPPING, columns });

  await page.goto("/");
  const words = /aggregate row of \$150\.00 is left out; the calls of the same days come to \$\d/;
  expect(await spent(page).textContent()).toMatch(words);
  await page
    .getByText(/^Calls cover 20\s% of the tokens that usage exports report for 1 day: 1 aggregate/)
    .waitFor();
  await page.getByRole("button", { name: "How computed: coverage" }).click();
  await page.getByRole("dialog").getByText("openai").waitFor();
  expect(await takeScreenshots(page, "coverage")).toEqual([]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  const calls = await spent(page).textContent();
  await page.getByRole("button", { name: "Show aggregate rows instead" }).click();
  await page.waitForURL("/?prefer=buckets");
  await expect.poll(async () => await spent(page).textContent(), SLOW).not.toBe(calls);
  await page.getByRole("button", { name: "Remove Where both exist aggregate rows" }).click();
  await expect.poll(async () => await spent(page).textContent(), SLOW).toBe(calls);
});
