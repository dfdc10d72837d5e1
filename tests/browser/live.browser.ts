import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessibleInThemes } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const table = (page: Page) => page.getByRole("region", { name: "Attempts", exact: true });
const rows = (page: Page) => table(page).locator("tbody tr");
const sheet = (page: Page) => page.getByRole("dialog", { name: "Call" });

interface Sent {
  readonly id: string;
  readonly [field: string]: unknown;
}

const flex = (id: string, facts: object = {}): Sent => ({
  ...{ id, provider: "openai", model: "gpt-5-mini", workload: "nightly", operationId: "op-1" },
  ...{ tierRequested: "flex", policy: "flex-backoff-then-standard", latencyMs: 400 },
  ...{ httpStatus: 429, errorClass: "flex_unavailable", ...facts },
});
const answered = (id: string, facts: object = {}): Sent =>
  flex(id, {
    ...{ httpStatus: 200, errorClass: null, tierServed: "flex", latencyMs: 2_400, ttftMs: 700 },
    ...{ inputTotal: 12_000, outputTotal: 900, ...facts },
  });

async function send(page: Page, key: string, records: readonly Sent[]): Promise<void> {
  const now = Date.now();
  const response = await page.request.post("/api/v1/records", {
    headers: { authorization: `Bearer ${key}` },
    data: records.map((record) => ({ time: new Date(now - 3_000).toISOString(), ...record })),
  });
  expect(response.status()).toBe(200);
}

test("from no record to a page that moves: a client is connected, attempts land, wait while one reads, and open", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Connect a client" }).click();
  await page.waitForURL("/live?connect=1");
  await page.getByRole("button", { name: "Make its key" }).click();
  await page.getByText("Waiting for its first record.").waitFor();
  const text = await page.locator("pre").last().textContent();
  const key = /tsk_\w+/.exec(text ?? "")?.[0] ?? "";
  await send(page, key, [flex("a1", { attempt: 0 })]);
  await page.getByText("Received 1 record.").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await rows(page).first().waitFor();
  await expectAccessibleInThemes(page);

  await send(page, key, [
    flex("a2", { attempt: 1 }),
    answered("a3", {
      attempt: 2,
      tierRequested: "auto",
      tierServed: "standard",
      tierInCode: "flex",
    }),
  ]);
  await expect.poll(() => rows(page).count()).toBe(3);
  await rows(page).first().getByText("3 of 3").waitFor();
  await page.getByText(/66\.7.% refused with 429, most for flex capacity/).waitFor();

  await page.getByRole("button", { name: "Pause" }).click();
  await send(page, key, [answered("b1", { operationId: "op-2" }), answered("b2")]);
  const fresh = page.getByRole("button", { name: "2 new" });
  await fresh.waitFor();
  expect(await rows(page).count()).toBe(3);
  await fresh.click();
  expect(await rows(page).count()).toBe(5);
  await page.getByRole("button", { name: "by cause" }).click();
  await page
    .getByRole("region", { name: /429s by cause/ })
    .getByText("flex capacity")
    .waitFor();
  expect(await takeScreenshots(page, "live")).toEqual([]);

  await page.goto("/live?tier=standard");
  await expect.poll(() => rows(page).count()).toBe(1);
  await table(page).focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await sheet(page).getByText("As its client saw it").waitFor();
  await sheet(page).getByText("Tier asked in code").waitFor();
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
