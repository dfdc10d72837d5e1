import { expect } from "vitest";
import { expectAccessibleInThemes } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const SAMPLE_MS = 240_000;

test("the product starts and shows its empty state", async ({ page }) => {
  const response = await page.goto("/");
  expect(response?.status()).toBe(200);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.getByRole("button", { name: "Load sample data" }).isVisible()).toBe(true);
  expect(await page.getByRole("link", { name: "Import a file" }).isVisible()).toBe(true);

  await expectAccessibleInThemes(page);
  expect(await takeScreenshots(page, "empty")).toEqual([]);
});

test("without motion, a new theme reaches the whole page at once", async ({ page }) => {
  await page.goto("/imports", { waitUntil: "networkidle" });
  const colours = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("body *")].map((element) => getComputedStyle(element).color),
    );
  const light = await colours();
  await page.emulateMedia({ colorScheme: "dark" });
  const atOnce = await colours();
  expect(atOnce).not.toEqual(light);
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((transition) => transition.finished)),
  );
  expect(await colours()).toEqual(atOnce);
});

test("a page that does not exist says so", async ({ page, problems }) => {
  const response = await page.goto("/nowhere");
  expect(response?.status()).toBe(404);
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  problems.errors.length = 0; // the browser notes the 404 itself
});

test("every page without records offers to bring some in, and shows them as soon as they are there", async ({
  page,
}) => {
  for (const place of ["latency", "savings", "reliability", "audit", "workloads", "calls"]) {
    await page.goto(`/${place}`);
    await page.getByRole("link", { name: "Import a file" }).waitFor();
  }
  await page.getByRole("button", { name: "Load sample data" }).click();
  await page.getByText(/^\d+,\d{3} calls, the newest first\.$/).waitFor({ timeout: SAMPLE_MS });
});
