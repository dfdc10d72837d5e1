import path from "node:path";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { becomes, choose, fileWith, importButton, row } from "./harness/import-page.ts";
import { takeScreenshots } from "./harness/screenshots.ts";
import { ROOT } from "./harness/start-product.ts";

const fixture = (format: string, file: string): string =>
  path.join(ROOT, "lib", "formats", format, "fixtures", file);

test("records that name no time get no invented date, before the import and after", async ({
  page,
}) => {
  const name = "openai-batch-error.jsonl";
  await choose(page, fixture("openai-batch-output", name));
  await row(page, name).getByText("4 records name no time.").waitFor();
  await importButton(page, name).click();
  await becomes(page, name, "done");
  await row(page, name).getByText("inserted", { exact: true }).waitFor();
  await row(page, name).getByText("4 records name no time.").waitFor();
  expect(await page.getByText("2015").count()).toBe(0);
  const link = row(page, name).getByRole("link", { name: "See these days in the overview" });
  expect(await link.getAttribute("href")).toBe("/");
});

const CLOCK = [
  "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type",
  "5,ChatGPT,472,18,490,Conversation log",
  "45,ChatGPT,1087,230,1317,Conversation log",
  "118,GPT-4,417,276,693,Conversation log",
  "",
].join("\n");

test("a clock without a start is told by the field's own name, marked, and kept over a reload", async ({
  page,
}) => {
  const name = "clock.csv";
  await choose(page, fileWith(name, CLOCK));
  const file = row(page, name);
  await file.getByText("Fill in “Start of the clock”.").waitFor();
  expect(await page.getByText("time.origin").count()).toBe(0);
  const start = file.getByLabel("Start of the clock");
  expect(await start.getAttribute("aria-invalid")).toBe("true");
  await file.getByRole("button", { name: "Go to the field" }).click();
  expect(await start.evaluate((field) => field.ownerDocument.activeElement === field)).toBe(true);
  expect(await takeScreenshots(page, "import-clock")).toEqual([]);
  await expectAccessible(page);

  const kept = page.waitForResponse((answer) => answer.url().endsWith("/reading"));
  await start.fill("2025-05-01T00:00:00Z");
  await kept;
  await file.getByText("2025-05-01 00:00:05").waitFor();
  await page.reload({ waitUntil: "networkidle" });
  await row(page, name).getByText("2025-05-01 00:00:05").waitFor();
  expect(await row(page, name).getByLabel("Start of the clock").inputValue()).toBe(
    "2025-05-01T00:00:00Z",
  );
  await page.getByRole("button", { name: `Remove ${name} from the list` }).click();
});

test("after the import its report still knows costs, failures and what has no price, once for each name", async ({
  page,
}) => {
  const name = "gemini-responses.jsonl";
  await choose(page, fixture("gemini-response", name));
  const file = row(page, name);
  await file.getByRole("button", { name: "Price it as… (gemini-3-flash)" }).waitFor();
  const told = file.getByText(/record.? names? “gemini-3-flash”/);
  expect(await told.count()).toBe(1);
  const words = (await told.textContent()) ?? "";
  expect(await takeScreenshots(page, "import-unpriced")).toEqual([]);
  await importButton(page, name).click();
  await becomes(page, name, "done");
  await page.getByText("Just in").waitFor();
  await file.getByText(words, { exact: true }).waitFor();
  await file.getByRole("button", { name: "Price it as… (gemini-3-flash)" }).waitFor();
  await page.getByRole("link", { name: "See what it cost" }).waitFor();
  expect(await takeScreenshots(page, "import-report-unpriced")).toEqual([]);
  await expectAccessible(page);
});

test("rejects of one column are told apart; an undone import says what it had inserted", async ({
  page,
}) => {
  const name = "two causes.csv";
  const rows = [
    "when,model name,prompt tokens,completion tokens",
    "2026-07-01T10:00:00Z,gpt-5-mini,-7,200",
    "2026-07-01T10:00:01Z,gpt-5-mini,many,200",
    ...Array.from({ length: 20 }, (_, n) => `2026-07-02T10:00:${n + 10}Z,gpt-5-mini,${n},200`),
    "",
  ];
  await choose(page, fileWith(name, rows.join("\n")));
  await importButton(page, name).click();
  const { id } = await becomes(page, name, "done");
  await row(page, name).getByText("is below zero; expected a whole number").waitFor();
  await row(page, name).getByText("is no number; expected a whole number").waitFor();

  await page.request.delete(`/api/v1/imports/${id}`);
  await page.reload({ waitUntil: "networkidle" });
  await page.getByText("had inserted, all taken back:").first().waitFor({ state: "attached" });
  await page.getByRole("button", { name, exact: true }).first().click();
  await page.getByText("It had inserted 20 records; all taken back.").waitFor();
  expect(await takeScreenshots(page, "import-undone")).toEqual([]);
});
