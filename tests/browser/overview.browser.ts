import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const SAMPLE_MS = 60_000;

test(
  "one press loads the sample month, and the page says what was spent, saved and left",
  async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Load sample data" }).click();
    const answer = page.getByText(/^You spent/);
    await answer.waitFor({ timeout: SAMPLE_MS });
    expect(await answer.textContent()).toMatch(
      /You spent \$[\d,.]+, \$[\d,.]+ less than all at standard/,
    );
    expect(
      await page
        .getByText(/made.up|synthetic|sample/i)
        .first()
        .isVisible(),
    ).toBe(true);
    await page.locator(".recharts-surface").first().waitFor();
    expect(await takeScreenshots(page, "overview")).toEqual([]);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
    }
  },
  SAMPLE_MS,
);

test("every money figure opens to its formula and to price rows with sources that sum to it", async ({
  page,
}) => {
  await page.goto("/");
  const links = page.getByRole("button", { name: /^How computed/ });
  await links.first().waitFor();
  expect(await links.count()).toBeGreaterThanOrEqual(6);
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
  await page.getByText("ignored").first().waitFor();
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
