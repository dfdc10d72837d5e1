import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { lookTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const table = (page: Page) => page.getByRole("region", { name: "Calls" });
const rows = (page: Page) => table(page).locator("tbody tr");
const sheet = (page: Page) => page.getByRole("dialog", { name: "Call" });

test("the newest calls come first, fifty at a time", async ({ page }) => {
  await page.goto("/calls");
  await page.getByText(/^\d+,\d{3} calls, the newest first\.$/).waitFor();
  expect(await rows(page).count()).toBe(50);
  await page.getByRole("button", { name: "Show more" }).click();
  await page.getByText("100 shown.").waitFor();
  expect(await takeScreenshots(page, "calls")).toEqual([]);
  await expectAccessible(page);
});

test("a call opens to its attempts, its price step by step and the row that tells of it; keys lead to its neighbours", async ({
  page,
}) => {
  await page.goto("/calls?outcome=success&tier=standard&workload=support-chat");
  await rows(page).first().waitFor();
  await table(page).focus();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await sheet(page).getByText("Where it comes from").waitFor();
  await sheet(page).getByText("together").waitFor();
  await sheet(page)
    .getByText(/Sample month, line \d/)
    .waitFor();
  expect(await takeScreenshots(page, "call-open")).toEqual([]);
  await expectAccessible(page);
  const first = new URL(page.url()).searchParams.get("call");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => new URL(page.url()).searchParams.get("call")).not.toBe(first);
  await page.reload();
  await sheet(page).getByText("Where it comes from").waitFor();
  await page.keyboard.press("Escape");
  await sheet(page).waitFor({ state: "hidden" });
  await expect.poll(() => new URL(page.url()).searchParams.get("call")).toBeNull();
});

test("an operation that was refused and tried again shows its attempts on one line with the waits between", async ({
  page,
}) => {
  await page.goto("/calls?errorClass=flex_unavailable");
  await rows(page).first().waitFor();
  await rows(page).first().getByRole("button").click();
  await sheet(page)
    .getByText(/\d attempts? in .* backoff\./)
    .waitFor();
  expect(await takeScreenshots(page, "call-attempts")).toEqual([]);
  await expectAccessible(page);
});

test("a header sorts the newest calls and says so; columns and order stay in the address", async ({
  page,
}) => {
  await page.goto("/calls?columns=time,model,cost,project");
  await rows(page).first().waitFor();
  expect(await table(page).getByRole("columnheader").allTextContents()).toEqual([
    "Time",
    "Model",
    "Cost",
    "Project",
  ]);
  await table(page).getByRole("button", { name: "Cost" }).click();
  await page.waitForURL(/sort=-cost/);
  await page.getByText(/Sorted are the newest [\d,]+ calls that fit, since/).waitFor();
  const costs = await rows(page)
    .locator("td:nth-child(3) span")
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute("title")?.slice(1))));
  expect(costs.length).toBe(50);
  expect(costs).toEqual([...costs].sort((a, b) => b - a));
  await page.getByRole("button", { name: /^Sort all/ }).click();
  await page.waitForURL(/sorted=all/);
  await page.getByText(/Sorted are the newest/).waitFor({ state: "hidden" });
  const dearest = await rows(page).locator("td:nth-child(3) span").first().getAttribute("title");
  expect(Number(dearest?.slice(1))).toBeGreaterThanOrEqual(costs[0] ?? Number.NaN);
  await page.goBack();
  await page.goBack();
  await page.getByText(/the newest first/).waitFor();
});

test("a stale cursor starts at the top and says so; the interface refuses it and says what it takes", async ({
  page,
}) => {
  await page.goto("/calls?after=not-a-cursor&sort=sideways&model=gpt-5.3-codex");
  await rows(page).first().waitFor();
  await page.getByText("expected the cursor of an earlier page").waitFor();
  await page.getByText(/expected one of -time, time/).waitFor();
  const refused = await page.request.get("/api/v1/calls?after=not-a-cursor");
  expect(refused.status()).toBe(400);
  expect((await refused.json()).error.message).toMatch(
    /after=not-a-cursor.*: expected the cursor of an earlier page/,
  );
  const foreign = await (await page.request.get("/api/v1/calls?model=o3&limit=1")).json();
  const other = await page.request.get(`/api/v1/calls?limit=1&after=${foreign.next}`);
  expect(other.status()).toBe(400);
  await page.getByRole("button", { name: /^Remove sort/ }).click();
  await page.waitForURL("/calls?model=gpt-5.3-codex");
});

test("all calls of the filters can be taken along, as CSV and as JSON", async ({ page }) => {
  await page.goto("/calls?errorClass=flex_unavailable");
  await rows(page).first().waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV of all calls that fit" }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  const { calls } = await (
    await page.request.get("/api/v1/calls/totals?errorClass=flex_unavailable")
  ).json();
  expect(text.trimEnd().split("\r\n").length - 1).toBe(calls);
  expect(text).toMatch(/^key,time,requestId.*,costUsd,unpriced,assumed\r\n/);
  const json = await page.request.get("/api/v1/calls/file?format=json&errorClass=flex_unavailable");
  expect((await json.json()).length).toBe(calls);
});

test("on a phone the table scrolls in its own box, and a call fills the screen", async ({
  openPage,
}) => {
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await page.goto("/calls");
  await rows(page).first().waitFor();
  await expectAccessible(page);
  await rows(page).nth(2).click();
  await sheet(page).getByText("Where it comes from").waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBe(390);
  await expectAccessible(page);
});

test("filters under which no call fits say so, with the way back", async ({ page }) => {
  await page.goto("/calls?project=nobody");
  await page.getByRole("heading", { name: "No call fits" }).waitFor();
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await rows(page).first().waitFor();
});
