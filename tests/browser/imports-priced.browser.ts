import fs from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import type { Overview } from "../../lib/wire/overview.ts";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { becomes, choose, fileWith, importButton, row } from "./harness/import-page.ts";
import { takeScreenshots } from "./harness/screenshots.ts";
import { ROOT } from "./harness/start-product.ts";

const FIXTURES = path.join(ROOT, "lib", "formats");

/** A million input and a million output tokens, at a tier that only the gateway knows. */
const GATEWAY = [
  "when,model name,prompt tokens,completion tokens,service tier",
  "2026-11-02T10:00:00Z,house-llama,1000000,1000000,standard",
  "2026-11-02T10:00:01Z,o3,1000000,0,express",
  "",
].join("\n");

test("a model without a price gets one of the user's own, a tier word its meaning; both are shown as such and can be taken back", async ({
  page,
}) => {
  const name = "gateway.csv";
  await choose(page, fileWith(name, GATEWAY));
  const file = row(page, name);
  await file.getByText("names “house-llama”").waitFor();
  await file.getByText("names the tier “express”").waitFor();

  await file.getByRole("button", { name: "Enter a price… (house-llama)" }).click();
  const sheet = page.getByRole("dialog", { name: "A price of your own" });
  expect(await sheet.getByLabel("Model, as the records name it").inputValue()).toBe("house-llama");
  expect(await sheet.getByLabel("Holds from this day on (UTC)").inputValue()).toBe("2026-11-02");
  await sheet.getByLabel("Input", { exact: true }).fill("0.40");
  await sheet.getByLabel("Output", { exact: true }).fill("1.20");
  await sheet.getByLabel("Source or note").fill("our contract");
  expect(await takeScreenshots(page, "import-own-price-entry")).toEqual([]);
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Keep this price" }).click();
  // 0.40 + 1.20
  await file.getByText("$1.60").first().waitFor();

  await file.getByRole("button", { name: "Price it as tier… (express)" }).click();
  await page.getByRole("listbox").getByRole("option", { name: "priority" }).click();
  const asked = page.getByRole("dialog", { name: "Price express as priority?" });
  await asked
    .getByText(/No records are stored|changes its price|Change/)
    .first()
    .waitFor();
  await asked.getByRole("button", { name: "Price it so" }).click();
  // o3 at priority: $3.50 per million input tokens
  await file.getByText("$5.10").first().waitFor();
  await file.getByRole("heading", { name: "Would have no price" }).waitFor({ state: "hidden" });
  expect(await takeScreenshots(page, "import-own-prices")).toEqual([]);
  await expectAccessible(page);
  await importButton(page, name).click();
  await becomes(page, name, "done");

  const overview = async () =>
    (await (await page.request.get("/api/v1/overview")).json()) as Overview;
  expect((await overview()).total.asServed).toBe("5.1");

  await page.goto("/", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "How computed" }).first().click();
  const evidence = page.getByRole("dialog");
  await evidence.getByText("You entered it.").waitFor();
  await evidence.getByText("own entry").first().waitFor();

  await page.goto("/prices?q=house-llama", { waitUntil: "networkidle" });
  await page.getByRole("cell", { name: "own entry" }).waitFor();
  await page.getByText("Names and prices of your own").waitFor();
  expect(await takeScreenshots(page, "prices-own")).toEqual([]);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Remove your price of house-llama/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
  await page.getByRole("cell", { name: "own entry" }).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Price express no more as priority" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Take back" }).click();
  await expect.poll(async () => (await overview()).total.asServed).toBe("0");
});

test("a price that the list holds already is refused with a sentence; so is a word that it knows", async ({
  page,
}) => {
  const entry = {
    ...{ provider: null, model: "o3", tiers: ["standard"], fromDay: "2026-11-01" },
    ...{ input: "1", cachedInput: null, output: "2", source: "a test" },
  };
  const told = async (part: object) => {
    const answer = await page.request.post("/api/v1/own-prices", { data: { ...entry, ...part } });
    return [answer.status(), (await answer.json()).error?.message];
  };
  expect(await told({})).toEqual([400, expect.stringContaining("has o3 of openai at standard")]);
  expect(await told({ tiers: ["gold"], input: "0.0000001" })).toEqual([
    400,
    expect.stringContaining("at most 6 decimals"),
  ]);
  expect(await told({ tiers: ["gold"], fromDay: "2026-02-30" })).toEqual([
    400,
    expect.stringContaining("2026-11-01"),
  ]);
  expect(await told({ tiers: ["gold"] })).toEqual([201, undefined]);
  expect(await told({ tiers: ["gold"] })).toEqual([409, expect.stringContaining("already")]);
  const tier = await page.request.put("/api/v1/tier-aliases", {
    data: { name: "batch", tier: "flex" },
  });
  expect(tier.status()).toBe(400);
});

test("a cost file comes in as reported money and changes no computed figure", async ({ page }) => {
  const name = "openai-costs-api.page.json";
  const content = fs.readFileSync(path.join(FIXTURES, "openai-costs-api", "fixtures", name));
  const before = (await (await page.request.get("/api/v1/overview")).json()) as Overview;
  await choose(page, fileWith(name, content));
  const file = row(page, name);
  await file.getByText("Each row is money that a provider reports").waitFor();
  await file.getByText("The file reports").waitFor();
  await file.getByText("$5.88").first().waitFor();
  expect(await takeScreenshots(page, "import-costs")).toEqual([]);
  await expectAccessible(page);
  await importButton(page, name).click();
  const done = await becomes(page, name, "done");
  expect(done.counts).toMatchObject({ received: 8, inserted: 8, rejected: 0 });
  await page.getByText("That is reported money").waitFor();
  const after = (await (await page.request.get("/api/v1/overview")).json()) as Overview;
  expect(after.total).toEqual(before.total);
});

test("a file that was declined, or taken for something else, is read as the user says", async ({
  page,
}) => {
  const line = (n: number) =>
    JSON.stringify({
      ...{ custom_id: `r${n}`, method: "POST", url: "/v1/responses", body: { model: "o3" } },
      ...{ sent_at: `2026-10-0${n}T10:00:00Z`, input_tokens: 1_000, output_tokens: 10 },
    });
  const name = "requests.jsonl";
  await choose(page, fileWith(name, [1, 2, 3].map(line).join("\n")));
  const file = row(page, name);
  await file.getByText("This is an OpenAI batch input file").waitFor();
  expect(await takeScreenshots(page, "import-declined")).toEqual([]);
  await expectAccessible(page);
  await file.getByLabel("Read it anyway as").selectOption("mapped-jsonl");
  await file.getByText("It was chosen by name.").waitFor();
  await file.getByRole("heading", { name: "Mapping" }).waitFor();
  await file
    .getByLabel("Tier served")
    .filter({ has: page.locator("option[value=flex]") })
    .selectOption("batch");
  await importButton(page, name).click();
  const done = await becomes(page, name, "done");
  expect(done.counts).toMatchObject({ received: 3, inserted: 3, rejected: 0 });

  const known = "openai-usage-export-2026.csv";
  const usage = path.join(FIXTURES, "openai-usage-export-csv", "fixtures", known);
  await choose(page, usage);
  await row(page, known).getByText("Each row sums several calls").waitFor();
  await row(page, known)
    .getByRole("combobox", { name: /^Read it as/ })
    .selectOption("mapped-csv");
  await row(page, known).getByRole("heading", { name: "Mapping" }).waitFor();
});
