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
  listed,
  openImports,
  row,
} from "./harness/import-page.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

test("several files come in at once; one that is no usage gets one clear sentence", async ({
  page,
}) => {
  const photo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 255]);
  const day = (n: number) => CALLS.replaceAll("2026-11-01", `2026-09-0${n}`);
  await choose(
    page,
    fileWith("photo.csv", photo),
    fileWith("monday.csv", day(1)),
    fileWith("tuesday.csv", day(2)),
  );
  await page
    .getByText(/binary|not text|cannot be read/i)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Import all 2" }).waitFor();
  expect(await takeScreenshots(page, "import-many")).toEqual([]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import all 2" }).click();
  for (const name of ["monday.csv", "tuesday.csv"]) {
    expect((await becomes(page, name, "done")).counts.inserted).toBe(2);
  }
  expect(await listed(page, "photo.csv")).toBeUndefined();
});

test("pasted rows are checked like a file", async ({ page }) => {
  await openImports(page);
  await page.getByRole("button", { name: "Paste" }).click();
  await page.getByRole("textbox", { name: "Usage rows" }).fill(CALLS);
  await page.getByRole("button", { name: "Check this text" }).click();
  await page.getByRole("button", { name: /^Import pasted/ }).waitFor();
  await page
    .getByText(/2 of 3 rows would be inserted|duplicate/)
    .first()
    .waitFor();
  expect(await takeScreenshots(page, "import-pasted")).toEqual([]);
  await page.getByRole("button", { name: /^Remove pasted/ }).click();
});

test("an unlisted model name is priced as a listed model once it is told what that changes, and that can be taken back", async ({
  page,
}) => {
  const content = CALLS.replaceAll("gpt-5-mini", "our-chat").replaceAll("2026-11-01", "2026-08-01");
  await choose(page, fileWith("own names.csv", content));
  const own = row(page, "own names.csv");
  await own.getByText("names “our-chat”").waitFor();
  await own
    .getByLabel("Tier served")
    .filter({ has: page.locator("option[value=flex]") })
    .selectOption("standard");
  await own.getByText("2 records: 1 without a price, 1 priced.").waitFor();
  await own.getByRole("button", { name: "Price it as… (our-chat)" }).click();
  await page.getByPlaceholder("Search").fill("gpt-5-mini");
  await page
    .getByRole("option", { name: /^gpt-5-mini/ })
    .first()
    .click();
  const asked = page.getByRole("dialog", { name: "Price our-chat as gpt-5-mini?" });
  await asked.getByRole("button", { name: "Close", exact: true }).last().click();
  await own.getByText("2 records: 1 without a price, 1 priced.").waitFor();
  await own.getByRole("combobox", { name: "Price it as… (our-chat)" }).click();
  await page.getByPlaceholder("Search").fill("gpt-5-mini");
  await page
    .getByRole("option", { name: /^gpt-5-mini/ })
    .first()
    .click();
  await asked.getByRole("button", { name: "Price it so" }).click();
  await own.getByText("2 records: all priced.").waitFor();
  expect(await takeScreenshots(page, "import-own-names")).toEqual([]);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Price our-chat no more/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
  await page.getByText("Names and prices of your own").waitFor({ state: "hidden" });
});

test("a folder comes in without its hidden files; a mapping is loaded from a file, and one that is none is told why", async ({
  page,
  problems,
}) => {
  const file = fileWith("june.csv", CALLS.replaceAll("2026-11-01", "2026-06-01"));
  const folder = path.dirname(file);
  fs.writeFileSync(path.join(folder, ".DS_Store"), "hidden");
  await openImports(page);
  await page.getByLabel("Folder of usage files").setInputFiles(folder);
  const june = row(page, "june.csv");
  await june.getByText("First rows, as understood").waitFor();
  expect(await page.getByText(".DS_Store").count()).toBe(0);

  const load = async (text: string) =>
    await june.getByLabel("Mapping file").setInputFiles(fileWith("saved.json", text));
  await load('{"columns": {"time": "when", "modell": "x"}}');
  await june.getByText(/saved\.json: .*modell/).waitFor();
  await load('{"columns": {"time": "when", "model": "model name"}, "models": null}');
  await june.getByText("saved.json is in use.").waitFor();
  await june
    .getByText(/without a price/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Remove june.csv from the list" }).click();
  problems.errors.length = 0; // the browser notes the refused mapping itself
});
