import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

test("the price list shows what is in force, and its history with sources on request", async ({
  page,
}) => {
  await page.goto("/prices");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("gpt-5.4").first().waitFor();
  expect(await takeScreenshots(page, "prices")).toEqual([]);
  await expectAccessible(page);
});

test("o3's price cut of 10 June 2025 can be seen: $10 before, $2 since", async ({ page }) => {
  await page.goto("/prices");
  await page.getByRole("searchbox").or(page.getByRole("textbox")).first().fill("o3");
  await page.getByRole("button", { name: /^o3\b/ }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("10 Jun 2025").last().waitFor();
  expect(await sheet.textContent()).toMatch(/10/);
  await sheet.locator("svg.recharts-surface").waitFor();
  expect(await takeScreenshots(page, "price-history")).toEqual([]);
  await expectAccessible(page);
});

test("a chart whose code is on its way has a frame of its final size", async ({ page }) => {
  await page.goto("/prices?q=o3");
  const model = page.getByRole("button", { name: "o3", exact: true }).first();
  const sheet = page.getByRole("dialog");
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  // The code of the sheet comes; what the open sheet asks for waits.
  await page.route("**/_next/static/**", async (route) => {
    if ((await sheet.count()) > 0) await released;
    await route.continue();
  });
  await model.click();
  const frame = sheet.locator(".chart");
  await frame.locator(".skeleton").waitFor();
  const waiting = await frame.boundingBox();
  release();
  await frame.locator("svg.recharts-surface").waitFor();
  expect(await frame.boundingBox()).toEqual(waiting);
  expect(waiting?.height).toBeGreaterThan(150);
});

test("a search and the model opened from it have an address: reload, back and forward keep them", async ({
  page,
}) => {
  await page.goto("/prices?q=o3&day=2025-05-01&model=openai%2Fo3");
  const sheet = page.getByRole("dialog");
  await sheet.getByText(/on 1 May 2025 standard \$10\.00/).waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  await page.reload();
  const search = page.getByRole("searchbox");
  expect(await search.inputValue()).toBe("o3");

  await page.getByRole("button", { name: "o3", exact: true }).first().click();
  await sheet.waitFor();
  await page.goBack();
  await sheet.waitFor({ state: "hidden" });
  await page.goForward();
  await sheet.waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  expect(new URL(page.url()).search).toBe("?q=o3&day=2025-05-01");

  await page.getByRole("link", { name: "Prices" }).click();
  await page.waitForURL((url) => url.search === "");
  await page.getByText("gpt-5.4").first().waitFor();
  expect(await search.inputValue()).toBe("");
});

test("a search that finds nothing says why, and one press mends it", async ({ page }) => {
  await page.goto("/prices?q=o3&day=2024-01-01");
  await page.getByText(/Nothing fits this search on 1 Jan 2024/).waitFor();
  await page.getByRole("button", { name: "Look at today" }).click();
  await page.getByRole("button", { name: "o3", exact: true }).first().waitFor();
  await page.goto("/prices?q=gpt-4.1&tier=flex");
  await page.getByRole("button", { name: "Show tiers not sold" }).click();
  await page.getByText("not sold").first().waitFor();
});

test("the prices found can be taken along as CSV", async ({ page }) => {
  await page.goto("/prices?q=o3&provider=openai&day=2025-07-01");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV of these prices" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("tierscope-prices-2025-07-01.csv");
  const text = await readFile(await file.path(), "utf8");
  expect(text).toContain("openai,o3,standard,all,2025-06-10,2026-12-11,2,0.5,,,8,");
});

test("a step taken while the server is away is held back, with a way to try again", async ({
  page,
  problems,
}) => {
  await page.goto("/prices");
  await page.getByText("gpt-5.4").first().waitFor();
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Imports" }).click();
  const notice = page.getByRole("status").filter({ hasText: "Tierscope does not answer" });
  await notice.waitFor();
  await notice.getByRole("button", { name: "Try again" }).click();
  await notice.getByText("Still no answer after a try.").waitFor();
  await page.context().setOffline(false);
  await notice.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "What came in?" }).waitFor();
  problems.errors.length = 0; // the browser's own, about the requests that got no answer
});

test("a part of the page that cannot be loaded while the server is away says so, and the page stays", async ({
  openPage,
  problems,
}) => {
  const page = await openPage(); // one that has loaded nothing yet
  await page.goto("/prices?q=o3");
  const model = page.getByRole("button", { name: "o3", exact: true }).first();
  await model.waitFor();
  await page.context().setOffline(true);
  await model.click();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("dialog").getByText("10 Jun 2025").last().waitFor();
  problems.errors.length = 0; // the browser's own, about the code that did not arrive
});

test("a price leads to its sources, listed once with their addresses; one older than the price says so", async ({
  page,
}) => {
  await page.goto("/prices?model=openai%2Fgpt-5.4-mini");
  const sheet = page.getByRole("dialog");
  await sheet.getByText("source is older than this price").first().waitFor();
  await sheet.getByText(/flex = batch: their lines lie side by side/).waitFor();
  await sheet.getByRole("button", { name: "Source 1", exact: true }).first().click();
  const focused = page.locator(":focus");
  expect(await focused.textContent()).toMatch(/^1developers\.openai\.com/);
  expect(await focused.getByRole("link").getAttribute("href")).toBe(
    "https://developers.openai.com/api/docs/pricing.md",
  );
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
});
