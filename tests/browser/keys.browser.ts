import { expect } from "vitest";
import type { IngestKey } from "../../lib/wire/ingest-keys.ts";
import { expectAccessibleInThemes } from "./harness/accessibility.ts";
import { sampleTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

test("a key is made, shown once, used by a program, counted, and revoked with its records", async ({
  page,
}) => {
  await page.goto("/settings/keys", { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByText("Say whose key it is.").waitFor();
  await page.getByLabel("Whose key it is").fill("nightly-enrichment");
  await page.keyboard.press("Enter");
  const key = (await page.getByText(/^tsk_\w+$/).textContent()) ?? "";
  expect(key).toMatch(/^tsk_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$/);
  await page.getByRole("button", { name: "I have it" }).click();
  await page.getByText(key).waitFor({ state: "detached" });

  const time = new Date().toISOString();
  const record = { id: "a", time, requestId: "req_a", provider: "openai", model: "o3" };
  const sent = await page.request.post("/api/v1/records", {
    headers: { authorization: `Bearer ${key}` },
    data: {
      records: [
        { ...record, tierServed: "flex", inputTotal: 10, outputTotal: 1 },
        { time: "never" },
      ],
      ...{ client: "tierscope-js/0.1.0", dropped: 3 },
    },
  });
  expect(await sent.json()).toMatchObject({ inserted: 1, rejected: 1 });
  await page.reload({ waitUntil: "networkidle" });
  const row = page.getByRole("row", { name: /nightly-enrichment/ });
  await row.getByText("last sent by tierscope-js/0.1.0").waitFor();
  await row.getByText("its sender dropped 3 records").waitFor();
  expect(await page.getByText(key).count()).toBe(0);
  expect(await takeScreenshots(page, "keys")).toEqual([]);
  await expectAccessibleInThemes(page);

  await page.getByRole("button", { name: "Revoke nightly-enrichment" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByLabel("Take back its 1 record, too").check();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await row.getByText("revoked").waitFor();
  const keys: readonly IngestKey[] = await (await page.request.get("/api/v1/keys")).json();
  expect(keys).toMatchObject([{ state: "revoked", holdsRows: false }]);
  const late = await page.request.post("/api/v1/records", {
    headers: { authorization: `Bearer ${key}` },
    data: [record],
  });
  expect(late.status()).toBe(401);
});
