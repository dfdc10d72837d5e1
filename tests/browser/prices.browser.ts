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
  expect(await takeScreenshots(page, "price-history")).toEqual([]);
  await expectAccessible(page);
});
