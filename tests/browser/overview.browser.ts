import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, expectAccessibleInThemes } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const SAMPLE_MS = 120_000;
const SLOW = { timeout: 30_000 };

test("one press loads the sample month, and the page says what was spent, saved and left", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Load sample data" }).click();
  const answer = page.getByText(/^You spent/);
  await answer.waitFor({ timeout: SAMPLE_MS });
  expect(await answer.textContent()).toMatch(
    /You spent at least \$[\d,.]+, \$[\d,.]+ less than all at standard/,
  );
  await page.getByText("Every record here is made up.").waitFor();
  await page.locator(".recharts-surface").first().waitFor();
  expect(await takeScreenshots(page, "overview")).toEqual([]);
  await expectAccessibleInThemes(page);
});

test("every money figure opens to its formula and to price rows with sources that sum to it", async ({
  page,
}) => {
  await page.goto("/");
  const links = page.getByRole("button", { name: /^How computed/ });
  await page.locator(".recharts-surface").first().waitFor(); // presses are answered from then on
  expect(await links.count()).toBe(10); // five figures, as served and four tiers
  await links.first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("developers.openai.com", { exact: false }).first().waitFor();
  expect(await takeScreenshots(page, "how-computed")).toEqual([]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
});

test("filters live in the address: a link shows the same figures, and nonsense in it is said to be ignored", async ({
  page,
}) => {
  await page.goto("/?model=gpt-5.4&tier=standard&zone=Europe/Berlin");
  await page.getByText(/^You spent/).waitFor();
  const filtered = await page.getByText(/^You spent/).textContent();
  await page.goto("/");
  await page.getByText(/^You spent/).waitFor();
  expect(await page.getByText(/^You spent/).textContent()).not.toBe(filtered);
  await page.goBack();
  await expect.poll(async () => await page.getByText(/^You spent/).textContent()).toBe(filtered);
  await page.goto("/?zone=Mars/Base&colour=red&from=2026-11-02&to=2026-11-01");
  await page.getByText("Ignored: zone").waitFor();
  await page.getByText("(the period ends before it begins)").waitFor();
});

const spent = (page: Page) => page.getByText(/^You spent/);

/** The page comes with its sentence; once a chart is drawn, presses are answered too. */
const answersPresses = (page: Page) => page.locator(".recharts-surface").first().waitFor();

test("another time zone keeps the days of a period, and Enter takes what the search found", async ({
  page,
}) => {
  await page.goto("/?from=2026-11-01&to=2026-11-05");
  await answersPresses(page);
  await page.getByRole("button", { name: /^Time zone/ }).click();
  await page.getByPlaceholder("Search").fill("New_York");
  await page.keyboard.press("Enter");
  await page.waitForURL("/?from=2026-11-01&to=2026-11-05&zone=America%2FNew_York");
  await page.getByRole("button", { name: "Period: 1\u20135 Nov 2026" }).waitFor();
});

test("picking several models is one step back, and choosing what is chosen is none", async ({
  page,
}) => {
  await page.goto("/");
  await answersPresses(page);
  const before = await page.evaluate(() => window.history.length);
  await page.getByRole("button", { name: "Filter by model" }).click();
  await page.getByRole("option", { name: /^gpt-5.4-mini/ }).click();
  await page.getByRole("option", { name: /^gpt-5.6-sol/ }).click();
  await page.waitForURL("/?model=gpt-5.4-mini&model=gpt-5.6-sol");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => window.history.length)).toBe(before + 1);
  await page.goBack();
  await page.waitForURL("/");
  await page.locator(".recharts-surface").first().dblclick();
  expect(await page.evaluate(() => window.history.length)).toBe(before + 1);
});

test("a drag over days zooms, and a double click leaves the zoom", async ({ page }) => {
  await page.goto("/");
  const chart = page.locator(".recharts-surface").first();
  await chart.waitFor();
  const box = await chart.boundingBox();
  if (box === null) throw new Error("the chart is not drawn");
  await page.mouse.move(box.x + 200, box.y + 150);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 150, { steps: 8 });
  await page.mouse.up();
  await page.waitForURL(/from=2026-1\d-\d\d&to=/);
  // Again where the first one fell on a chart that was being drawn anew.
  const afterDoubleClick = async () => {
    await chart.dblclick();
    return new URL(page.url()).search;
  };
  await expect.poll(afterDoubleClick, SLOW).toBe("");
});

test("what a link names and no record carries is shown, and can be taken out", async ({ page }) => {
  await page.goto("/?model=no-such-model&tier=weird");
  await page.getByText(/No records in this period/).waitFor();
  await page.getByText("Every record here is made up.").waitFor();
  await page.getByRole("button", { name: "Remove Model no-such-model" }).click();
  await page.waitForURL("/?tier=weird");
  await page.getByRole("button", { name: "Filter by tier" }).click();
  await page.getByRole("option", { name: /weird/ }).click();
  await page.waitForURL("/");
});

test("figures stay while the server is away, and one press brings those that were asked for", async ({
  page,
  problems,
}) => {
  await page.goto("/");
  await answersPresses(page);
  const before = await spent(page).textContent();
  await page.route("**/api/v1/overview**", (route) => route.abort());
  await page.getByRole("button", { name: "eval-suite" }).first().click();
  const notice = page
    .getByRole("alert")
    .filter({ hasText: "those of before: All time \u00b7 UTC." });
  await notice.waitFor();
  expect(await spent(page).textContent()).toBe(before);
  expect(new URL(page.url()).search).toBe("?workload=eval-suite");
  await page.getByText("Not applied: Workload").waitFor();
  const [warned, answered] = [await notice.boundingBox(), await spent(page).boundingBox()];
  expect(warned?.y).toBeLessThan(answered?.y ?? 0);
  problems.errors.length = 0; // the browser reports the refused request
  await page.unroute("**/api/v1/overview**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect.poll(async () => await spent(page).textContent(), SLOW).not.toBe(before);
  await page.getByText(/figures below are those of before/).waitFor({ state: "hidden" });
});

test("each chart can be read as a table", async ({ page }) => {
  await page.goto("/");
  const toggles = page.getByText("Show as table");
  await toggles.first().waitFor();
  for (const toggle of await toggles.all()) await toggle.click();
  expect(await page.getByRole("table").count()).toBeGreaterThanOrEqual(2);
});

test("a period without records says where the data lies", async ({ page }) => {
  await page.goto("/?from=2020-01-01&to=2020-01-02");
  await page.getByText(/No records in this period/).waitFor();
  expect(await takeScreenshots(page, "nothing-in-period")).toEqual([]);
});

test("the API answers what the page shows, exactly", async ({ page, product }) => {
  const overview = await (await page.request.get(`${product.url}/api/v1/overview`)).json();
  const ledger = await (await page.request.get(`${product.url}/api/v1/ledger?figure=saved`)).json();
  expect(ledger.amount).toBe(overview.total.saved);
  const wrong = await page.request.get(`${product.url}/api/v1/ledger?figure=luck`);
  expect(wrong.status()).toBe(400);
});
