import fs from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import {
  becomes,
  CALLS,
  choose,
  fileWith,
  importButton,
  listed,
  row,
} from "./harness/import-page.ts";
import { takeScreenshots } from "./harness/screenshots.ts";
import { ROOT } from "./harness/start-product.ts";

const FIXTURES = path.join(ROOT, "lib", "formats");
const EXPORT = path.join(
  FIXTURES,
  "openai-usage-export-csv",
  "fixtures",
  "openai-usage-export-2026.csv",
);

test("a known export is recognised by its content, tried out, imported, reported and undone", async ({
  page,
}) => {
  const name = "download (3).txt";
  await choose(page, fileWith(name, fs.readFileSync(EXPORT)));
  await page.getByText("OpenAI usage export").first().waitFor();
  await page.getByText("would be inserted").waitFor();
  expect(await takeScreenshots(page, "import-preview")).toEqual([]);
  await expectAccessible(page);

  await importButton(page, name).click();
  const done = await becomes(page, name, "done");
  expect(done.counts).toEqual({
    ...{ received: 16, inserted: 14, duplicate: 0, rejected: 0, skipped: 2 },
  });
  await page.getByRole("link", { name: "See what it cost" }).waitFor();
  await page.getByText("received").first().waitFor();
  expect(await takeScreenshots(page, "import-report")).toEqual([]);
  await expectAccessible(page);

  await choose(page, fileWith("once more.csv", fs.readFileSync(EXPORT)));
  await page.getByText("brought this very file before").waitFor();
  await page.getByText("Nothing in it is new").waitFor();
  await page.getByRole("button", { name: "Remove once more.csv from the list" }).click();

  await page
    .getByRole("button", { name: `Undo the import of ${name}` })
    .first()
    .click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText("14 records leave every figure.").waitFor();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Undo", exact: true }).click();
  await becomes(page, name, "undone");
  const overview = (await (await page.request.get(`/api/v1/overview`)).json()) as {
    hasData: boolean;
  };
  expect(overview.hasData).toBe(false);
});

test("any CSV comes in by a mapping; its bad rows are told by line and import again once mended", async ({
  page,
}) => {
  await choose(page, fileWith("calls.csv", CALLS));
  await page.getByText("First rows, as understood").waitFor();
  await row(page, "calls.csv")
    .getByLabel("Tier served")
    .filter({ has: page.locator("option[value=standard]") })
    .selectOption("standard");
  await row(page, "calls.csv").getByRole("heading", { name: "Rejected" }).waitFor();
  expect(await takeScreenshots(page, "import-mapping")).toEqual([]);
  await expectAccessible(page);
  await importButton(page, "calls.csv").click();
  const done = await becomes(page, "calls.csv", "done");
  expect(done.counts).toEqual({ received: 3, inserted: 2, duplicate: 0, rejected: 1, skipped: 0 });
  await page.getByText("line 3").waitFor();
  expect(await takeScreenshots(page, "import-rejects")).toEqual([]);
  await expectAccessible(page);

  const rejects = await (await page.request.get(`/api/v1/imports/${done.id}/rejects`)).text();
  expect(rejects.split("\n")).toHaveLength(3); // a header, the row, the end
  await choose(page, fileWith("mended.csv", rejects.replace(/,-7,/, ",7,")));
  await page.getByText("1 of 1 row would be inserted").waitFor();
  await importButton(page, "mended.csv").click();
  const mended = await becomes(page, "mended.csv", "done");
  expect(mended.counts).toEqual({
    ...{ received: 1, inserted: 1, duplicate: 0, rejected: 0, skipped: 0 },
  });
});

test("the same file read in another way is refused until the first import is undone", async ({
  page,
  problems,
}) => {
  const name = "twice.csv";
  const content = CALLS.replaceAll("2026-11-01", "2026-10-01");
  await choose(page, fileWith(name, content));
  await importButton(page, name).click();
  const first = await becomes(page, name, "done");
  await choose(page, fileWith(name, content));
  await row(page, name)
    .getByLabel("Tier served")
    .filter({ has: page.locator("option[value=flex]") })
    .selectOption("flex");
  await row(page, name).getByText("as served").first().waitFor();
  await importButton(page, name).click();
  await page.getByRole("button", { name: `Undo import ${first.id} and import this` }).click();
  await page
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Undo it/ })
    .click();
  await expect
    .poll(async () => (await listed(page, name))?.id, { timeout: 30_000 })
    .not.toBe(first.id);
  const second = await becomes(page, name, "done");
  expect(second.counts.inserted).toBe(2);
  problems.errors.length = 0; // the browser notes the refusal itself
});
