import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { lookTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const answer = (page: Page) => page.getByText(/^You paid/);
const waterfall = (page: Page) =>
  page.locator("figure").filter({ hasText: "From list price to what was paid" });

const cuts = (page: Page) => page.getByRole("group", { name: "Savings by" });

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`/savings${query}`);
  await answer(page).waitFor();
  await waterfall(page).locator("svg.recharts-surface").waitFor();
  await page.getByText("Fallbacks paid at a dearer tier").waitFor();
  await page.getByRole("region", { name: "Eligibility by model and tier" }).waitFor();
  await page.getByRole("region", { name: "Savings by", exact: false }).first().waitFor();
}

test("the page answers what tiers saved, with its numbers, wide and narrow, light and dark", async ({
  page,
}) => {
  await open(page);
  expect(await answer(page).textContent()).toMatch(
    /^You paid \$[\d,]+ of \$[\d,]+ at list price: tiers took \$[\d.,]+ off it, cached input \$/,
  );
  expect(await takeScreenshots(page, "savings")).toEqual([]);
  await expectAccessible(page);
});

test("the steps of the waterfall sum to what was paid, also as CSV", async ({ page }) => {
  await open(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: /^CSV of From list price/ }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  const rows = text.split("\r\n").slice(1, -1);
  const cells = rows.map((row) => row.split(","));
  const changes = cells.map(([, change]) => Number(change));
  const left = cells.map(([, , amount]) => Number(amount));
  const sum = changes.reduce((all, change) => all + change, left[0] ?? 0);
  expect(sum).toBeCloseTo(left.at(-1) ?? Number.NaN, 6);
});

test("a step tells its price rows, and what was lost tells its calls", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "How computed: Flex" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("From: tokens × rate").waitFor();
  await sheet.getByText("Records priced").waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "How computed: Fallbacks paid" }).click();
  await sheet.getByText("fell back").first().waitFor();
  expect(await takeScreenshots(page, "savings-fallbacks")).toEqual([]);
  await expectAccessible(page);
});

test("why a model may not move is told with the row of the price list and its source", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("button", { name: "Why, with sources: gpt-5.3-codex" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("The model is not in the tier's price list").first().waitFor();
  await sheet.getByRole("heading", { name: "Sources" }).waitFor();
  expect(await takeScreenshots(page, "savings-eligibility")).toEqual([]);
  await expectAccessible(page);
  await sheet.getByRole("link", { name: "Its prices and their history" }).click();
  await page.waitForURL(/\/prices\?model=openai%2Fgpt-5\.3-codex/);
});

test("the keys go from step to step, and Enter shows only the records of its tier", async ({
  page,
}) => {
  await open(page);
  const chart = waterfall(page);
  await chart.locator("svg.recharts-surface").focus();
  for (let n = 0; n < 4; n += 1) {
    await page.keyboard.press("ArrowDown");
    if (await chart.getByRole("status").getByText("Flex").isVisible()) break;
  }
  await chart.getByRole("status").getByText("Flex").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("/savings?servedTier=flex");
  await answer(page).waitFor();
});

test("what the table is cut by stands in the address; a wrong cut is told and ignored", async ({
  page,
}) => {
  await open(page, "?cut=workload");
  await page.getByRole("heading", { name: "Savings by workload" }).waitFor();
  await cuts(page).getByText("Project").click();
  await page.waitForURL("/savings?cut=project");
  await page.goBack();
  await page.getByRole("heading", { name: "Savings by workload" }).waitFor();
  await open(page, "?cut=nonsense");
  await page.getByText("Ignored: cut=nonsense.").waitFor();
  await page.getByRole("heading", { name: "Savings by model" }).waitFor();
});

test("the filters in force come along from the overview and back", async ({ page }) => {
  await page.goto("/?model=gpt-5.4-mini");
  await page.getByRole("link", { name: "Savings" }).click();
  await page.waitForURL("/savings?model=gpt-5.4-mini");
  await answer(page).waitFor();
});

test("while the server is away each part says so, and one press asks again", async ({
  page,
  problems,
}) => {
  await open(page);
  await page.route("**/api/v1/**", (route) => route.abort());
  await cuts(page).getByText("Workload").click();
  const table = page.getByRole("region", { name: "Savings by name" });
  await table.getByText("Tierscope does not answer").waitFor();
  await page.unroute("**/api/v1/**");
  await table.getByRole("button", { name: "Try again" }).click();
  await table.getByRole("columnheader", { name: "Workload" }).waitFor();
  problems.errors.length = 0; // the browser's own, about the requests that got no answer
});
