import { execFile } from "node:child_process";
import fs from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { fileWith } from "./harness/import-page.ts";
import { takeScreenshots } from "./harness/screenshots.ts";
import { ROOT } from "./harness/start-product.ts";

const MAPPING = {
  columns: { time: "when", model: "model", apiKey: "key", inputTotal: "in", outputTotal: "out" },
  time: { kind: "iso" },
  defaults: { provider: "openai", tierServed: "standard" },
};

/** Ten days in which one key works between 1 and 2 at night, and another every hour of the day. */
function twoKeys(): string {
  const rows = ["when,model,key,in,out"];
  for (let day = 1; day <= 10; day++) {
    const date = `2026-11-${String(day).padStart(2, "0")}`;
    for (let n = 0; n < 48; n++) {
      const minute = String(n).padStart(2, "0");
      const hour = String(Math.floor(n / 2)).padStart(2, "0");
      rows.push(`${date}T01:${minute}:00Z,gpt-5-mini,key_nightly,4000,200`);
      rows.push(`${date}T${hour}:${n % 2 === 0 ? "10" : "40"}:00Z,gpt-5-mini,key_web,900,300`);
    }
  }
  return `${rows.join("\n")}\n`;
}

const table = (page: Page) => page.getByRole("region", { name: "Workloads" });
const sheet = (page: Page) => page.getByRole("dialog");

test("work that its pattern sets apart is suggested, accepted with one press, and judged from then on", async ({
  page,
  product,
}) => {
  const file = fileWith("keys.csv", twoKeys());
  const map = path.join(path.dirname(file), "map.json");
  fs.writeFileSync(map, JSON.stringify(MAPPING));
  const program = path.join(ROOT, "bin", "tierscope.mjs");
  await promisify(execFile)(process.execPath, [program, "import", file, "--map", map], {
    env: product.environment,
  });

  await page.goto("/workloads");
  await page.getByText(/of its calls start between 01:00 and 02:00 UTC/).waitFor();
  expect(await takeScreenshots(page, "workloads-suggested")).toEqual([]);
  await expectAccessible(page);
  await page
    .getByRole("listitem")
    .filter({ hasText: "01:00 and 02:00" })
    .getByRole("button")
    .click();
  await sheet(page)
    .getByText(/480 records/)
    .waitFor();
  await sheet(page).getByRole("button", { name: "Keep this workload" }).click();
  await sheet(page).waitFor({ state: "hidden" });
  await table(page)
    .getByRole("row", { name: /key_nightly.*your rule.*Batch/ })
    .waitFor();
  expect(await page.getByText(/of its calls start between 01:00 and 02:00/).count()).toBe(0);
});

test("what waiting costs is weighed against what it saves, on the page and in its file", async ({
  page,
}) => {
  await page.goto("/workloads");
  await table(page).getByRole("button", { name: "key_nightly" }).click();
  await sheet(page).getByLabel("An hour of one call's waiting costs, USD").fill("2");
  await sheet(page).getByRole("button", { name: "Keep the changes" }).click();
  await sheet(page).waitFor({ state: "hidden" });
  // Nobody timed these calls: the verdict stays, and the break-even is told.
  await table(page)
    .getByTitle(/^Batch: .* At \$2 an hour/)
    .waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV of What fits each workload" }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  const [header, ...rows] = text.split("\r\n");
  expect(header).toMatch(/^\uFEFFWorkload,Fits,Worth a month,.*,Why,Period/);
  expect(rows.find((row) => row.startsWith("key_nightly,batch,"))).toMatch(
    /At \$2 an hour, a call may wait .* longer before what batch saves is gone/,
  );
});
