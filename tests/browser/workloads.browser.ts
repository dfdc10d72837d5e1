import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { sampleTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const answer = (page: Page) => page.getByText(/^Moving \d+ workloads? to the tier/);
const table = (page: Page) => page.getByRole("region", { name: "Workloads" });
const sheet = (page: Page) => page.getByRole("dialog");

async function open(page: Page, query = ""): Promise<void> {
  await page.goto(`/workloads${query}`);
  await table(page).getByRole("row").nth(4).waitFor();
}

test("the page answers which work can wait and what that is worth, wide and narrow, light and dark", async ({
  page,
}) => {
  await open(page);
  expect(await answer(page).textContent()).toMatch(
    /^Moving \d workloads? .* would save \$[\d.,]+ a month: .*doc-extraction.* to flex/,
  );
  expect(await takeScreenshots(page, "workloads")).toEqual([]);
  await expectAccessible(page);
});

test("a workload's questions are answered by the data until the user does, and the verdict follows", async ({
  page,
}) => {
  await open(page);
  await table(page).getByRole("button", { name: "doc-extraction" }).click();
  await page.waitForURL("/workloads?open=doc-extraction");
  await sheet(page).getByText("From the data: hardly any of its answers are streamed").waitFor();
  expect(await takeScreenshots(page, "workloads-questions")).toEqual([]);
  await expectAccessible(page);
  await sheet(page)
    .getByRole("group", { name: "How long can it wait?" })
    .getByText("A day")
    .click();
  await sheet(page).getByRole("button", { name: "Keep this workload" }).click();
  await sheet(page).waitFor({ state: "hidden" });
  await table(page)
    .getByRole("row", { name: /doc-extraction.*your rule.*Batch/ })
    .waitFor();
  await page.getByRole("button", { name: "Delete the rule of doc-extraction" }).click();
  await table(page)
    .getByRole("row", { name: /doc-extraction.*Flex/ })
    .waitFor();
});

test("a rule tells what it fits while it is written, holds on every page at once, moves, and can be undone", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("button", { name: "New workload…" }).click();
  await sheet(page).getByRole("button", { name: "Keep this workload" }).click();
  await sheet(page).getByText("Give it a name.").waitFor();
  await sheet(page).getByText("Name at least one project").waitFor();
  await sheet(page).getByLabel(/^Name/).fill("customer work");
  await sheet(page).getByLabel("Project", { exact: true }).fill("nobody");
  await sheet(page).getByText("No record of this period fits").waitFor();
  await sheet(page).getByLabel("Project", { exact: true }).fill("proj_customer*");
  await sheet(page).getByText("are taken from support-chat").waitFor();
  await sheet(page).getByLabel("Deadline, if any").fill("0");
  await sheet(page).getByText("Expected a number over 0").waitFor();
  expect(await takeScreenshots(page, "workloads-rule")).toEqual([]);
  await expectAccessible(page);
  await sheet(page).getByLabel("Deadline, if any").fill("30");
  await sheet(page).getByRole("button", { name: "Keep this workload" }).click();
  await sheet(page).waitFor({ state: "hidden" });
  await table(page).getByRole("button", { name: "customer work" }).waitFor();
  expect(await table(page).getByRole("button", { name: "support-chat" }).count()).toBe(0);

  await page.goto("/savings?cut=workload");
  await page.getByRole("button", { name: "customer work" }).waitFor();

  await page.goto("/workloads");
  await page.getByRole("button", { name: "New workload…" }).click();
  await sheet(page).getByLabel(/^Name/).fill("tickets");
  await sheet(page).getByLabel("API key", { exact: true }).fill("key_ticket_hooks");
  await sheet(page).getByText("fit too, but belong to a rule that comes before it").waitFor();
  await sheet(page).getByRole("button", { name: "Keep this workload" }).click();
  await sheet(page).waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Move tickets up" }).press("Enter");
  await table(page).getByRole("button", { name: "tickets" }).waitFor();

  await page.getByRole("button", { name: "Delete the rule of tickets" }).click();
  await page.getByText("The rule of tickets is gone").waitFor();
  await page.getByRole("button", { name: "Undo" }).click();
  await table(page).getByRole("button", { name: "tickets" }).waitFor();
  expect(
    await page
      .getByRole("list")
      .filter({ hasText: "proj_customer*" })
      .getByRole("listitem")
      .first()
      .textContent(),
  ).toContain("tickets");
});

test("a name that is no workload is told and ignored", async ({ page }) => {
  await open(page, "?open=nobody");
  await page.getByText("Ignored: open=nobody.").waitFor();
});
