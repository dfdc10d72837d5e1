import { expect } from "vitest";
import { testSize } from "../../lib/testing/test-size.ts";
import { lookTest as test } from "./harness/browser-test.ts";

const PAGES = ["/", "/savings", "/reliability", "/latency", "/audit", "/calls", "/workloads"];
const WRONG = "colour=red&zone=Mars&outcome=great&from=2026-11-20&to=2026-11-01";

test.for(PAGES.slice(0, testSize(3, PAGES.length)))(
  "on %s a chip says of each word that was not understood that it is ignored",
  async (path, { page }) => {
    await page.goto(`${path}?${WRONG}`);
    for (const chip of [
      "colour red",
      "zone Mars",
      "outcome great",
      "from 2026-11-20 to 2026-11-01",
    ]) {
      await page.getByRole("button", { name: `Remove ${chip}` }).waitFor();
    }
    await page.getByText("Ignored: colour").waitFor();
    await page.getByText("(the period ends before it begins)").waitFor();
    await page.getByRole("button", { name: "Remove colour red" }).click();
    await expect.poll(() => page.getByText("Ignored:").count()).toBe(0);
  },
);

test("a cursor that has gone stale is ignored, and said to be", async ({ page }) => {
  await page.goto("/calls?after=stale");
  await page.getByText("Ignored: after").waitFor();
});

test("a step of time that there is not is ignored, with those that there are", async ({ page }) => {
  await page.goto("/reliability?step=fortnight");
  await page.getByText("Ignored: step").waitFor();
  await page.getByText("(expected one of hour, day, week, month)").waitFor();
  await page.getByRole("button", { name: "Remove step fortnight" }).click();
  await expect.poll(() => page.url()).not.toContain("step");
});

test("the prices page says which words and names its list does not hold, and shows all the same", async ({
  page,
}) => {
  await page.goto("/prices?foo=1&tier=nope&provider=nobody&model=openai%2Fnope&status=cheap");
  for (const chip of ["foo 1", "tier nope", "provider nobody", "model openai/nope"]) {
    await page.getByRole("button", { name: `Remove ${chip}` }).waitFor();
  }
  await page.getByText("(the price list has no such model)").waitFor();
  await page.getByRole("table", { name: "Prices in USD per million tokens" }).waitFor();
  await page.getByRole("button", { name: "Remove status cheap" }).click();
  await expect.poll(() => page.getByText("Ignored:").count()).toBe(0);
  expect(new URL(page.url()).search).toBe("");
});

test("the imports page says that a link's import is none", async ({ page }) => {
  await page.goto("/imports?import=4711&foo=1");
  await page.getByText("(there is no such import)").waitFor();
  await page.getByText("Ignored: foo").waitFor();
  await page.getByRole("button", { name: "Remove import 4711" }).click();
  await expect.poll(() => page.getByText("Ignored:").count()).toBe(0);
});
