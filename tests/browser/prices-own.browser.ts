import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { Overview } from "../../lib/wire/overview.ts";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { becomes, choose, fileWith, importButton } from "./harness/import-page.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const CALLS = [
  "when,model name,prompt tokens,completion tokens,service tier",
  "2026-11-02T10:00:00Z,o3,1000000,1000000,standard",
  "2026-11-02T10:00:01Z,house-gpt,1000000,0,standard",
  "",
].join("\n");

const PRICES = JSON.stringify({
  o3: { litellm_provider: "openai", input_cost_per_token: 3e-6, output_cost_per_token: 8e-6 },
  "gpt-5": {
    litellm_provider: "openai",
    input_cost_per_token: 1.25e-6,
    output_cost_per_token: 1e-5,
  },
  "acme/house-gpt": { litellm_provider: "acme", input_cost_per_token: 5e-7 },
});

async function spent(page: Page): Promise<string> {
  const overview = (await (
    await page.request.get("/api/v1/overview?period=all")
  ).json()) as Overview;
  return overview.total.asServed;
}

async function importCalls(page: Page): Promise<void> {
  await choose(page, fileWith("calls.csv", CALLS));
  await importButton(page, "calls.csv").click();
  await becomes(page, "calls.csv", "done");
}

test("a contract's discount is previewed, kept, shown with its arithmetic, refused where it overlaps, and taken back", async ({
  page,
}) => {
  await importCalls(page);
  expect(await spent(page)).toBe("10");
  await page.goto("/prices", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Contract discount…" }).click();
  const sheet = page.getByRole("dialog", { name: "A contract discount" });
  await sheet.getByLabel("Provider").selectOption("openai");
  await sheet.getByLabel("Percent off the list").fill("7.5");
  await sheet.getByLabel("First day (UTC)").fill("2026-11-01");
  await sheet.getByLabel("Contract, or where it is agreed").fill("agreement 17");
  // 2 + 8 less 7.5 %
  await sheet.getByText("$9.25").first().waitFor();
  expect(await spent(page)).toBe("10");
  expect(await takeScreenshots(page, "prices-discount")).toEqual([]);
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Keep this discount" }).click();
  await sheet.waitFor({ state: "hidden" });
  await page.getByText("7.5 % off the list").waitFor();
  expect(await spent(page)).toBe("9.25");

  const again = await page.request.post("/api/v1/discounts", {
    data: {
      ...{ provider: "openai", model: "o3", tier: null, percent: "5" },
      ...{ fromDay: "2026-12-01", toDay: null, note: "another" },
    },
  });
  expect(again.status()).toBe(409);
  expect((await again.json()).error.message).toMatch(
    /overlaps with discount 1: 7\.5 % off all models/,
  );

  await page.goto("/prices?status=contract&q=o3&model=openai%2Fo3", { waitUntil: "networkidle" });
  await page
    .getByRole("dialog")
    .getByText(/× \(1 − 7\.5 %\), contract: agreement 17/)
    .first()
    .waitFor();
  expect(await takeScreenshots(page, "prices-contract-history")).toEqual([]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.goto("/", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "How computed" }).first().click();
  await page
    .getByRole("dialog")
    .getByText(/= \$2\.00 × \(1 − 7\.5 %\)/)
    .waitFor();
  await page
    .getByRole("dialog")
    .getByText(/Contract: agreement 17/)
    .waitFor();

  await page.goto("/prices", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: /^Remove the discount of 7\.5 %/ }).click();
  const question = page.getByRole("alertdialog");
  await question.getByText("+$0.75").first().waitFor();
  expect(await takeScreenshots(page, "prices-take-back")).toEqual([]);
  await expectAccessible(page);
  await question.getByRole("button", { name: "Take back" }).click();
  await question.waitFor({ state: "hidden" });
  expect(await spent(page)).toBe("10");
});

test("a price file is compared with the list, and only the rows that one accepts are taken over", async ({
  page,
  problems,
}) => {
  await page.goto("/prices", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Read a price file…" }).click();
  const sheet = page.getByRole("dialog", { name: "A price file" });
  await sheet.getByLabel("Prices that name no day hold from (UTC)").fill("2026-11-01");
  await sheet.getByLabel("Or its text").fill(PRICES.replace("0.00000125", '"cheap"'));
  await sheet.getByRole("button", { name: "Read this text" }).click();
  await sheet
    .getByText(/Nothing was saved\. gpt-5: input_cost_per_token: expected USD per token/)
    .waitFor();
  problems.errors.length = 0; // the browser's own, about the refusal
  await sheet.getByLabel("Or its text").fill(PRICES);
  await sheet.getByRole("button", { name: "Read this text" }).click();
  await sheet.getByText(/LiteLLM's list, 3 prices/).waitFor();
  const rows = sheet.getByRole("list", { name: "Rows of the price file" });
  await rows.getByText("(list $2.00)").waitFor();
  expect(await rows.getByRole("checkbox").count()).toBe(2); // of the stored models; gpt-5 says the same
  await rows.getByRole("checkbox", { name: /o3/ }).check();
  // 3 + 8 instead of 2 + 8
  await sheet.getByText("$11.00").first().waitFor();
  expect(await takeScreenshots(page, "prices-file")).toEqual([]);
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Accept 1 row" }).click();
  await sheet.waitFor({ state: "hidden" });
  expect(await spent(page)).toBe("11");
  await page.getByText(/file pasted text, o3, /).waitFor();

  const file = await page.request.get("/api/v1/price-file");
  const text = await file.text();
  const reading = await page.request.post("/api/v1/price-file", {
    data: { fileName: "ours.json", text, fromDay: "2026-11-21", accept: null },
  });
  const { kind, proposals } = await reading.json();
  expect(kind).toBe("tierscope");
  expect(new Set(proposals.map(({ status }: { status: string }) => status))).toEqual(
    new Set(["same"]),
  );

  await page.getByRole("button", { name: /^Remove your price of o3 at standard/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
  await page.getByRole("alertdialog").waitFor({ state: "hidden" });
  expect(await spent(page)).toBe("10");
});

test("records without a price are listed with their reason, and a name with its effect gives them one", async ({
  page,
}) => {
  await page.goto("/prices?status=cheap", { waitUntil: "networkidle" });
  await page.getByText("Ignored:").waitFor();
  await page
    .getByRole("cell", { name: /name “house-gpt”, which the price list does not hold/ })
    .waitFor();
  expect(await takeScreenshots(page, "prices-unpriced")).toEqual([]);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Name a model or tier…" }).click();
  const sheet = page.getByRole("dialog", { name: "A name of your own" });
  await sheet.getByLabel("The word, as the records say it").fill("house-gpt");
  await sheet.getByLabel("Is priced as").selectOption({ label: "o3 (openai)" });
  await sheet.getByText("1 record gets a price that had none.").waitFor();
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Keep this name" }).click();
  await sheet.waitFor({ state: "hidden" });
  await page.getByText("None: every stored record has a price.").waitFor();
  expect(await spent(page)).toBe("12");
});

test("a model's history tells who may use it, and says where nothing is published", async ({
  page,
}) => {
  await page.goto("/prices?model=openai%2Fgpt-5", { waitUntil: "networkidle" });
  const access = page.getByRole("dialog").getByRole("region", { name: "Access" });
  await access.getByText(/Streaming needs a verified organisation/).waitFor();
  await access.getByText("As of 20 Nov 2026.").first().waitFor();
  expect(await takeScreenshots(page, "prices-access")).toEqual([]);
  await expectAccessible(page);
  await page.goto("/prices?model=groq%2Fllama-3.3-70b-versatile", { waitUntil: "networkidle" });
  expect(await access.getByText("Not published.").count()).toBe(2);
});
