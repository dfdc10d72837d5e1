import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, expectAccessibleInThemes } from "./harness/accessibility.ts";
import { lookTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const answer = (page: Page) =>
  page.getByText(/of first attempts met a 429 for want of room/).first();
const figure = (page: Page, title: string) => page.locator("figure").filter({ hasText: title });
const causes = (page: Page) => page.getByRole("region", { name: "What each cause cost" });

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`/reliability${query}`);
  await answer(page).waitFor();
  for (const title of [
    "Refused first attempts, by cause",
    "Refused first attempts, by tier asked for",
    "Refused first attempts, by hour of the week",
    "Attempts per operation",
    "Time lost, by tier asked for first",
    "Fallbacks, by tier asked for first",
    "How long calls waited that timed out",
  ]) {
    await figure(page, title).locator("svg.recharts-surface").waitFor();
  }
  await causes(page).waitFor();
}

test("the page answers how often there was no room and how sure that is, wide and narrow, light and dark", async ({
  page,
}) => {
  await open(page);
  expect(await answer(page).textContent()).toMatch(
    /^[\d.]+\s% of first attempts met a 429 for want of room \([\d.]+\s% to [\d.]+\s%, 90\s%\): .*flex [\d.]+\s%/,
  );
  await page.getByText("Quota apart.").waitFor();
  expect(await takeScreenshots(page, "reliability")).toEqual([]);
  await expectAccessibleInThemes(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
});

test("the causes of a day sum to its share, also as CSV, and the interval holds it", async ({
  page,
}) => {
  await open(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV of Refused first attempts, by cause" }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  const rows = text.split("\r\n").slice(1, -1);
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const [, , share, low, high, ...parts] = row.split(",").map(Number);
    const sum = parts.slice(0, 4).reduce((all, part) => all + part, 0);
    expect(sum).toBeCloseTo(share ?? Number.NaN, 9);
    expect(low).toBeLessThanOrEqual(share ?? 0);
    expect(high).toBeGreaterThanOrEqual(share ?? 1);
  }
});

test("timeouts that the SDK ends by default are named, with what to do about them", async ({
  page,
}) => {
  await open(page);
  await page.getByText(/gave up at 600 s: .*asked for flex/).waitFor();
  await page.getByText("new OpenAI({ timeout: 15 * 60 * 1000 })", { exact: false }).waitFor();
  await page.getByRole("link", { name: "List the calls that timed out" }).click();
  await page.waitForURL(/\/calls\?errorClass=timeout_client/);
});

test("the keys go from hour to hour and from bar to bar", async ({ page }) => {
  await open(page);
  const week = figure(page, "Refused first attempts, by hour of the week");
  await week.locator("svg.recharts-surface").focus();
  await page.keyboard.press("ArrowRight");
  await week.getByRole("status").getByText("01:00, first attempts refused").waitFor();
  const tries = figure(page, "Attempts per operation");
  await tries.locator("svg.recharts-surface").focus();
  await page.keyboard.press("ArrowDown");
  await tries.getByRole("status").getByText("answered in the end").waitFor();
});

test("a tier picked in the chart is a filter of the page, and a cause leads to its calls", async ({
  page,
}) => {
  await open(page);
  const lines = figure(page, "Refused first attempts, by tier asked for");
  await lines.getByRole("button", { name: /^flex/ }).click();
  await page.waitForURL("/reliability?requestedTier=flex");
  await causes(page).waitFor();
  await causes(page).getByRole("link", { name: "flex capacity" }).click();
  await page.waitForURL(/\/calls\?.*errorClass=flex_unavailable/);
});

test("a drag over a chart's days shows only these, and a double click all of them again", async ({
  page,
}) => {
  for (const title of ["Refused first attempts, by cause", "Fallbacks, by tier asked for first"]) {
    await open(page);
    const chart = figure(page, title).locator("svg.recharts-surface").first();
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    if (box === null) throw new Error("the chart is not drawn");
    await page.mouse.move(box.x + 120, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 260, box.y + box.height / 2, { steps: 8 });
    await page.mouse.up();
    await page.waitForURL(/\/reliability\?from=2026-1\d-\d\d&to=2026-1\d-\d\d$/);
    const afterDoubleClick = async () => {
      await chart.dblclick();
      return new URL(page.url()).search;
    };
    await expect.poll(afterDoubleClick, { timeout: 30_000 }).toBe("");
  }
});

test("while the server is away each part says so, and one press asks again", async ({
  page,
  problems,
}) => {
  await open(page);
  await page.route("**/api/v1/**", (route) => route.abort());
  const lines = figure(page, "Refused first attempts, by tier asked for");
  await lines.getByRole("button", { name: /^flex/ }).click();
  await page.getByText("Tierscope does not answer").first().waitFor();
  await page.unroute("**/api/v1/**");
  const again = page.getByRole("button", { name: "Try again" });
  while ((await again.count()) > 0) await again.first().click();
  await causes(page).waitFor();
  problems.errors.length = 0; // the browser's own, about the requests that got no answer
});
