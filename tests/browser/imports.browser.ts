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

async function becomes(page: Page, fileName: string, state: string): Promise<Listed> {
  await expect
    .poll(async () => (await listed(page, fileName))?.state, { timeout: 20_000 })
    .toBe(state);
  const found = await listed(page, fileName);
  if (!found) throw new Error(`${fileName} is not listed`);
  return found;
}

function fileWith(name: string, content: string | Buffer): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tierscope drop ")), name);
  fs.writeFileSync(file, content);
  return file;
}

/** Opens the page with nothing on its way in and chooses the files. */
async function choose(page: Page, ...files: readonly string[]): Promise<void> {
  const left: { uploadId: string }[] = await (await page.request.get("/api/v1/uploads")).json();
  for (const { uploadId } of left) await page.request.delete(`/api/v1/uploads/${uploadId}`);
  await page.goto("/imports", { waitUntil: "networkidle" });
  await page.getByLabel("Usage files", { exact: true }).setInputFiles([...files]);
}

/** A file on its way in. */
const row = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

const importButton = (page: Page, name: string) =>
  page.getByRole("button", { name: `Import ${name}`, exact: true });

const CALLS = [
  "when,model name,prompt tokens,completion tokens,team",
  "2026-11-01T10:00:00Z,gpt-5-mini,1000,200,search",
  "2026-11-01T10:00:01Z,gpt-5-mini,-7,200,search",
  "2026-11-01T10:00:02Z,gpt-5.4,5000,900,search",
  "",
].join("\n");

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
  await row(page, "calls.csv").getByRole("heading", { name: "Would be rejected" }).waitFor();
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
  await page.getByText("1 of 1 row would be new").waitFor();
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
    .poll(async () => (await listed(page, name))?.id, { timeout: 10_000 })
    .not.toBe(first.id);
  const second = await becomes(page, name, "done");
  expect(second.counts.inserted).toBe(2);
  problems.errors.length = 0; // the browser notes the refusal itself
});

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
  await page.goto("/imports", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Paste" }).click();
  await page.getByRole("textbox", { name: "Usage rows" }).fill(CALLS);
  await page.getByRole("button", { name: "Check this text" }).click();
  await page.getByRole("button", { name: /^Import pasted/ }).waitFor();
  await page
    .getByText(/2 of 3 rows would be new|known already/)
    .first()
    .waitFor();
  expect(await takeScreenshots(page, "import-pasted")).toEqual([]);
  await page.getByRole("button", { name: /^Remove pasted/ }).click();
});

test("an unlisted model name is priced as a listed model with one press, and that can be taken back", async ({
  page,
}) => {
  const content = CALLS.replaceAll("gpt-5-mini", "our-chat").replaceAll("2026-11-01", "2026-08-01");
  await choose(page, fileWith("own names.csv", content));
  const own = row(page, "own names.csv");
  await own.getByText("name “our-chat”").waitFor();
  await own
    .getByLabel("Tier served")
    .filter({ has: page.locator("option[value=flex]") })
    .selectOption("standard");
  await own.getByText("for the 1 record that can be priced").waitFor();
  await own.getByRole("button", { name: "Price our-chat as" }).click();
  await page.getByPlaceholder("Search").fill("gpt-5-mini");
  await page
    .getByRole("option", { name: /^gpt-5-mini/ })
    .first()
    .click();
  await own.getByText("for the 2 records that can be priced").waitFor();
  expect(await takeScreenshots(page, "import-own-names")).toEqual([]);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Price our-chat no more/ }).click();
  await page.getByText("Model names of your own").waitFor({ state: "hidden" });
});

test("a folder comes in without its hidden files; a mapping is loaded from a file, and one that is none is told why", async ({
  page,
  problems,
}) => {
  const file = fileWith("june.csv", CALLS.replaceAll("2026-11-01", "2026-06-01"));
  const folder = path.dirname(file);
  fs.writeFileSync(path.join(folder, ".DS_Store"), "hidden");
  await page.goto("/imports", { waitUntil: "networkidle" });
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
