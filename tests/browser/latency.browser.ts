import { expect } from "vitest";
import { expectAccessible, expectAccessibleInThemes } from "./harness/accessibility.ts";
import { lookTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

test("says how long each tier took and where flex stops paying, with a chart for each claim", async ({
  page,
}) => {
  await page.goto("/latency");
  const answer = page.getByText(/^Half of the calls took at most/);
  await answer.waitFor();
  await expect
    .poll(async () => await answer.textContent())
    .toMatch(/at flex pays while an hour of a call.s waiting costs you less than \$/);
  await expect.poll(async () => await page.locator("svg.recharts-surface").count()).toBe(4);
  expect(await takeScreenshots(page, "latency")).toEqual([]);
  await expectAccessibleInThemes(page);
});

test("the dial says by which price of an hour waiting pays, and the address keeps it", async ({
  page,
}) => {
  await page.goto("/latency?hour=0.01");
  const table = page.getByRole("table", { name: /At what price of waiting/ });
  await table.getByText("pays", { exact: true }).first().waitFor();
  await page.getByLabel("Dollars an hour").fill("100000");
  await page.waitForURL(/hour=100000/);
  await table.getByText("does not pay", { exact: true }).first().waitFor();
  await page.getByLabel("Dollars an hour").fill("none");
  await page.getByText("Expected an amount above zero").waitFor();
  const slider = page.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("Home");
  await page.waitForURL(/hour=0\.01/);
  await page.getByRole("button", { name: "Clear" }).click();
  await page.waitForURL((url) => !url.search.includes("hour"));
  await page.goBack();
  await page.waitForURL(/hour=/);
});

test("quantile, first token, like work, plane and model are choices of the address", async ({
  page,
}) => {
  await page.goto("/latency");
  await page.getByText("p99", { exact: true }).first().click();
  await page.getByText("First token").click();
  await page.getByRole("heading", { name: /^TTFT p99 per day/ }).waitFor();
  await page.getByText("As logged").click();
  await page.getByRole("heading", { name: /by when, as logged/ }).waitFor();
  await page.getByText("by workload").click();
  expect(new URL(page.url()).search).toBe("?quantile=p99&speed=ttft&work=logged&apart=workload");
  await page.reload();
  await page.getByRole("heading", { name: /^TTFT p99 per day/ }).waitFor();
  await page.goto("/latency?quantile=p42&hour=-1&colour=red");
  await page.getByText("Ignored, for it is none of the choices: quantile=p42, hour=-1.").waitFor();
  await page.getByText("Ignored: colour").waitFor();
});

test("charts are read by keyboard, and as tables", async ({ page }) => {
  await page.goto("/latency");
  for (const title of [/^Latency p95 per day/, /^Cost of a thousand calls/, /done by when/]) {
    const figure = page
      .getByRole("figure")
      .filter({ has: page.getByRole("heading", { name: title }) });
    await figure.locator("svg.recharts-surface").focus();
    await page.keyboard.press("ArrowRight");
    await figure.getByRole("status").first().waitFor();
    await figure.getByText("Show as table").click();
    expect(await figure.getByRole("row").count()).toBeGreaterThan(2);
  }
});

test("a point of the plane shows only its model and tier, by a press and by the keyboard", async ({
  page,
}) => {
  const plane = page.locator("figure").filter({ hasText: "Cost of a thousand calls" });
  await page.goto("/latency");
  await plane.locator("g.cursor-pointer").first().click();
  await page.waitForURL(/\/latency\?model=[^&]+&servedTier=[a-z]+$/);
  await page.goBack();
  await page.waitForURL("/latency");
  await plane.locator("svg.recharts-surface").focus();
  await page.keyboard.press("ArrowRight");
  await plane.getByRole("status").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/latency\?model=[^&]+&servedTier=[a-z]+$/);
});

test("where no call says how long it took, that is said instead of drawn, with what to do", async ({
  page,
}) => {
  await page.goto("/latency?tier=batch");
  await page.getByText(/^None of the [\d,]+ answered calls says how long it took/).waitFor();
  expect(await page.locator("svg.recharts-surface").count()).toBe(0);
  await expectAccessible(page);
});
