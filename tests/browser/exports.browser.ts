import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { testSize } from "../../lib/testing/test-size.ts";
import { lookTest as test } from "./harness/browser-test.ts";

/** Each place, with something that stands on it once its panels are answered. */
const PLACES = [
  ["/", "Cannot move"],
  ["/savings", "What may move where"],
  ["/reliability", "By model and tier asked for"],
  ["/latency", "At what price of waiting does a tier pay?"],
  ["/audit", "How fresh each source is"],
  ["/calls", "Calls"],
  ["/workloads", "What fits each workload"],
] as const;

const exportsOf = (within: Page | Locator, format: string) =>
  within
    .getByRole("button", { name: `${format} of ` })
    .or(within.getByRole("link", { name: `${format} of ` }));

test.for(PLACES.slice(0, testSize(3, PLACES.length)))(
  "at %s each chart and table goes out as CSV, JSON and PNG",
  async ([place, heading], { page }) => {
    await page.goto(place);
    await page.getByRole("heading", { name: heading, exact: true }).waitFor();
    const panel = page.locator("section").filter({
      has: page.getByRole("heading", { name: heading, exact: true }),
    });
    await exportsOf(panel, "CSV").first().waitFor();
    await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
    const counts = async () =>
      await Promise.all(["CSV", "JSON", "PNG"].map((format) => exportsOf(page, format).count()));
    const [csv = 0, json, png] = await counts();
    expect(csv).toBeGreaterThan(0);
    expect([json, png]).toEqual([csv, csv]);
    for (const figure of await page.locator("figure").all()) {
      for (const format of ["CSV", "JSON", "PNG"])
        expect(await exportsOf(figure, format).count()).toBe(1);
    }
  },
);

test("a chart's JSON has the exact texts of its CSV, by the names of its columns", async ({
  page,
}) => {
  await page.goto("/savings");
  const chart = page.locator("figure").filter({ hasText: "From list price to what was paid" });
  await chart.waitFor();
  const read = async (format: string): Promise<string> => {
    const waiting = page.waitForEvent("download");
    await exportsOf(chart, format).click();
    return await readFile(await (await waiting).path(), "utf8");
  };
  const [header = "", first = ""] = (await read("CSV")).replace("\uFEFF", "").split("\r\n");
  const { title, covers, rows } = JSON.parse(await read("JSON"));
  expect(title).toBe("From list price to what was paid");
  expect(covers).toMatchObject({ Period: "All time", Zone: "UTC", Data: "synthetic sample" });
  expect(header).toContain('"What is left, USD"');
  expect(first.split(",")).toContain(rows[0]["What is left, USD"]);
});

async function readCsv(page: Page, title: string): Promise<string[]> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: `CSV of ${title}` }).click();
  const text = await readFile(await (await waiting).path(), "utf8");
  return text.replace("\uFEFF", "").split("\r\n");
}

test("the list of imports goes out with every count, whole", async ({ page }) => {
  await page.goto("/imports");
  const [header, ...rows] = await readCsv(page, "Imports");
  expect(header).toMatch(/^No\.,File,Format,State,Received,Inserted,Duplicate,Rejected,Skipped,/);
  expect(rows[0]).toMatch(/,yes,.*,every import$/); // the sample
  for (const format of ["JSON", "PNG"]) {
    await page.getByRole("button", { name: `${format} of Imports` }).waitFor();
  }
});

test("the steps of a call's price go out with what each rate rests on", async ({ page }) => {
  await page.goto("/calls?outcome=success");
  await page.getByRole("region", { name: "Calls" }).locator("tbody button").first().click();
  const [header, ...rows] = await readCsv(page, "The price of this call");
  expect(header).toMatch(/^Tokens of,Rated as,Tokens,USD per 1M,USD,Provider,Model,Tier,/);
  expect(rows[0]).toMatch(/^\w+,\w+,\d+,[\d.]+,[\d.]+,/);
  const picture = page.waitForEvent("download");
  await page.getByRole("button", { name: "PNG of The price of this call" }).click();
  expect((await picture).suggestedFilename()).toMatch(/\.png$/);
});
