import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";
import { ROOT } from "./harness/start-product.ts";

const FIXTURES = path.join(ROOT, "lib", "formats");
const EXPORT = path.join(
  FIXTURES,
  "openai-usage-export-csv",
  "fixtures",
  "openai-usage-export-2026.csv",
);

interface Listed {
  readonly id: number;
  readonly fileName: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** The newest import of a file, as the API lists it. */
async function listed(page: Page, fileName: string): Promise<Listed | undefined> {
  const answer = await page.request.get("/api/v1/imports");
  const imports: Listed[] = await answer.json();
  return imports.find((one) => one.fileName === fileName);
}

test("a known export is recognised by its content, shown as understood, imported, reported and undone", async ({
  page,
}) => {
  await page.goto("/imports", { waitUntil: "networkidle" });
  const renamed = path.join(
    fs.mkdtempSync(path.join(os.tmpdir(), "tierscope drop ")),
    "download (3).txt",
  );
  fs.copyFileSync(EXPORT, renamed);
  await page.locator("input[type=file]").first().setInputFiles(renamed);
  await page.getByText("OpenAI usage export").first().waitFor();
  expect(await takeScreenshots(page, "import-preview")).toEqual([]);
  await expectAccessible(page);

  await page
    .getByRole("button", { name: /^Import/ })
    .first()
    .click();
  await expect
    .poll(async () => (await listed(page, "download (3).txt"))?.state, { timeout: 20_000 })
    .toBe("done");
  const done = await listed(page, "download (3).txt");
  expect(done?.counts).toEqual({
    received: 16,
    inserted: 14,
    duplicate: 0,
    rejected: 0,
    skipped: 2,
  });
  await page.getByText("received").first().waitFor();
  expect(await takeScreenshots(page, "import-report")).toEqual([]);
  await expectAccessible(page);

  await page.goto("/imports", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: /^Undo/ }).first().click();
  await page
    .getByRole("alertdialog")
    .or(page.getByRole("dialog"))
    .getByRole("button", { name: /^Undo/ })
    .click();
  await expect.poll(async () => (await listed(page, "download (3).txt"))?.state).toBe("undone");
  const overview = (await (await page.request.get(`/api/v1/overview`)).json()) as {
    hasData: boolean;
  };
  expect(overview.hasData).toBe(false);
});

test("any CSV comes in by a mapping: suggested from its columns, mended by hand, with bad rows by line", async ({
  page,
}) => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tierscope drop ")), "calls.csv");
  fs.writeFileSync(
    file,
    [
      "when,model name,prompt tokens,completion tokens,team",
      "2026-11-01T10:00:00Z,gpt-5-mini,1000,200,search",
      "2026-11-01T10:00:01Z,gpt-5-mini,-7,200,search",
      "2026-11-01T10:00:02Z,gpt-5.4,5000,900,search",
      "",
    ].join("\n"),
  );
  await page.goto("/imports", { waitUntil: "networkidle" });
  await page.locator("input[type=file]").first().setInputFiles(file);
  await page.getByText("First rows, as understood").waitFor();
  await page
    .getByLabel("Tier served")
    .filter({ has: page.locator("option[value=standard]") })
    .selectOption("standard");
  await page.getByText("rejected").first().waitFor();
  expect(await takeScreenshots(page, "import-mapping")).toEqual([]);
  await expectAccessible(page);
  await page
    .getByRole("button", { name: /^Import/ })
    .first()
    .click();
  await expect
    .poll(async () => (await listed(page, "calls.csv"))?.state, { timeout: 20_000 })
    .toBe("done");
  const done = await listed(page, "calls.csv");
  expect(done?.counts).toEqual({ received: 3, inserted: 2, duplicate: 0, rejected: 1, skipped: 0 });
  const rejects = await page.request.get(`/api/v1/imports/${done?.id}/rejects`);
  expect(await rejects.text()).toMatch(/^line,field,code,expected,found\r\n3,/);
  await page.getByRole("link", { name: "See what it cost" }).waitFor();
  expect(await takeScreenshots(page, "import-rejects")).toEqual([]);
});

test("a file that is no usage gets one clear sentence", async ({ page }) => {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tierscope drop ")), "photo.csv");
  fs.writeFileSync(file, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 255]));
  await page.goto("/imports", { waitUntil: "networkidle" });
  await page.locator("input[type=file]").first().setInputFiles(file);
  await page
    .getByText(/binary|not text|cannot be read/i)
    .first()
    .waitFor();
  expect(await takeScreenshots(page, "import-refused")).toEqual([]);
});
