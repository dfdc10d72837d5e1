import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessibleInThemes } from "./harness/accessibility.ts";
import { lookTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const figures = (page: Page) => page.locator("dl").first();

/** The page comes with its figures; once a chart is drawn, presses are answered too. */
async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/${query}`);
  await page.locator(".recharts-surface").first().waitFor();
}

const movers = (page: Page, what: string) =>
  page.locator("section").filter({
    has: page.getByRole("heading", { name: what, exact: true }),
  });

async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name }).or(page.getByRole("button", { name })).click();
  return await readFile(await (await waiting).path(), "utf8");
}

test("the figures stand on the page before anything is asked, and a period can be chosen to compare", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await open(page, "");
  await figures(page).getByText("Calls that met a 429").waitFor();
  expect(await figures(page).locator("dt").allInnerTexts()).toEqual([
    ...["Spent, at the tiers served", "Saved so far", "Still available"],
    ...["Calls that met a 429", "Latency p95"],
  ]);
  expect(asked.filter((url) => url.includes("share429"))).toEqual([]);
  await page.getByText("A period without a beginning has none before it.").waitFor();
  await page.getByRole("button", { name: "the last 7 days" }).click();
  await page.waitForURL(/\/\?from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
  await expect.poll(() => figures(page).getByText("against the period before").count()).toBe(5);
  expect(await page.getByText("A period without a beginning").count()).toBe(0);
});

test("each figure tells its change in its unit and in percent, and what moved most stands beside", async ({
  page,
}) => {
  await open(page, "?period=7d");
  const change = figures(page).locator("dd").first().getByText("against the period before");
  await change.waitFor();
  expect(await change.textContent()).toMatch(/[+−]\$[\d,.]+ \([+−][\d.]+\s%\)/);
  await movers(page, "Models").getByRole("table").waitFor();
  await movers(page, "Projects").getByRole("table").waitFor();
  await movers(page, "Workloads").getByRole("table").waitFor();
  await page.locator(".recharts-surface").first().waitFor();
  expect(await takeScreenshots(page, "overview-change")).toEqual([]);
  await expectAccessibleInThemes(page);
  await movers(page, "Workloads")
    .getByRole("button", { name: /^Show only|^[a-z-]+$/ })
    .first()
    .click();
  await page.waitForURL(/period=7d&workload=/);
});

test("the share of 429s and the latency say how they are computed, and lead on with the filters kept", async ({
  page,
}) => {
  await open(page, "?period=7d&zone=Europe%2FBerlin");
  await page.getByRole("button", { name: "How computed: Latency p95" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("Period before").waitFor();
  await sheet.getByText(/time from request to the end of the answer/).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "when and why" }).click();
  await page.waitForURL("/reliability?period=7d&zone=Europe%2FBerlin");
});

test("what moved is exported with both periods, exactly, and its rows and the rest make the whole", async ({
  page,
}) => {
  await open(page, "?period=7d");
  await movers(page, "Models").getByRole("table").waitFor();
  const csv = await download(page, "CSV of Models that moved most");
  const [header = "", ...lines] = csv.trim().split("\r\n");
  const columns = header.split(",");
  expect(columns).toContain("spend.before");
  const answer = JSON.parse(await download(page, "JSON of Models that moved most"));
  const place = columns.indexOf("spend");
  const sum = lines.reduce((all, line) => all + Number(line.split(",")[place] || 0), 0);
  expect(sum).toBeCloseTo(Number(answer.total[0].amount), 6);
});

test("a table is exported as CSV, JSON and PNG", async ({ page }) => {
  await open(page, "");
  const csv = await download(page, "CSV of Cost by project");
  expect(csv).toMatch(/^\uFEFFProject,As served,All standard,.*Period,Days,Zone,Data\r\n/);
  const json = JSON.parse(await download(page, "JSON of Cost by project"));
  expect(json.covers.Data).toBe("synthetic sample");
  expect(json.rows[0].Project).toMatch(/^proj_/);
  const picture = await download(page, "PNG of Cost by project");
  expect(picture.slice(1, 4)).toBe("PNG");
});

test("where filters leave nothing, one press clears every list", async ({ page }) => {
  await page.goto("/?servedTier=flex&provider=nobody&model!=gpt-5.4");
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await page.waitForURL("/");
});
