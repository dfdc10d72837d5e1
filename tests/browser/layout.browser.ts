import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { lookTest as test } from "./harness/browser-test.ts";

const A4_PX = 688; // 210 mm less two margins of 14 mm, at 96 px to the inch

test("Enter picks the bar that the arrow keys chose, and Enter again lets it go", async ({
  page,
}) => {
  await page.goto("/");
  const chart = page.locator("figure").filter({ hasText: "Cost by model" });
  const drawing = chart.locator("svg.recharts-surface");
  await drawing.focus();
  await page.keyboard.press("ArrowDown");
  await chart.getByRole("status").getByText("gpt-5.3-codex").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("/?model=gpt-5.3-codex");
  await expect.poll(async () => await drawing.locator("text > title").count()).toBe(1);
  await expect
    .poll(async () => await drawing.evaluate((svg) => svg === document.activeElement))
    .toBe(true);
  await chart.getByRole("status").getByText("gpt-5.3-codex").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("/");
});

test("every column and every bar is on the paper, with the period, the filters and the day", async ({
  page,
}) => {
  await page.setViewportSize({ width: A4_PX, height: 900 });
  await page.goto("/?tier=standard&tier=priority");
  await page.locator("svg.recharts-surface").nth(1).waitFor();
  const line = page.getByText(/^Tierscope · All time \(22 Oct – 20 Nov 2026\) · UTC/);
  expect(await line.isVisible()).toBe(false);
  await page.emulateMedia({ media: "print" });
  expect(await line.textContent()).toMatch(/Tier standard, priority.* printed \d+ \w+ 20\d\d/);
  expect(await line.isVisible()).toBe(true);
  const widest = await page.evaluate(() =>
    Math.max(
      document.documentElement.scrollWidth,
      ...[...document.querySelectorAll("main table, main svg.recharts-surface")].map(
        (part) => part.getBoundingClientRect().right,
      ),
    ),
  );
  expect(widest).toBeLessThanOrEqual(A4_PX);
});

test("what a chart exports carries the days that it covers", async ({ page }) => {
  await page.goto("/");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV of Cost by model", exact: true }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  const [header, first] = text.split("\r\n");
  expect(header).toMatch(/,Period,Days,Zone/);
  expect(first).toMatch(/,All time,2026-10-22 to 2026-11-20,UTC/);
});

test("a chart is saved as a PNG picture", async ({ page }) => {
  await page.goto("/");
  await page.locator("svg.recharts-surface").nth(1).waitFor();
  const waiting = page.waitForEvent("download");
  await page
    .getByRole("button", { name: "PNG of Cost by model, and what of it could move", exact: true })
    .click();
  const picture = await readFile(await (await waiting).path());
  expect(picture.subarray(1, 4).toString()).toBe("PNG");
});

test("a picture whose font does not arrive is not made, and the page says so", async ({
  page,
  problems,
}) => {
  await page.goto("/");
  await page.locator("svg.recharts-surface").nth(1).waitFor();
  await page.route("**/*.woff2", (route) => route.abort());
  await page
    .getByRole("button", { name: "PNG of Cost by model, and what of it could move", exact: true })
    .click();
  await page.getByText("Tierscope did not send the font for it.").waitFor();
  problems.errors.length = 0;
});

test("on a phone the amounts stand before the counts, and no name is cut inside a word", async ({
  openPage,
}) => {
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await page.goto("/");
  const headers = page.getByRole("region", { name: "Cost by model" }).getByRole("columnheader");
  await headers.first().waitFor();
  expect((await headers.allTextContents()).slice(0, 2)).toEqual(["Model", "As served"]);
  const name = page
    .getByRole("region", { name: "Cost by model" })
    .getByRole("button", { name: "gpt-5.3-codex" });
  expect((await name.boundingBox())?.height).toBeLessThan(30);
});
