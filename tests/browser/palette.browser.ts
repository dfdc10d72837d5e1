import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { sampleTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Commands" });
const field = (page: Page) => palette(page).getByRole("combobox");
const help = (page: Page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });
const period = (page: Page, words: string) =>
  page.getByRole("button", { name: `Period: ${words}`, exact: true });

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
}

/** Opens the palette, types, and takes the first command. */
async function say(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await field(page).fill(words);
  await palette(page).getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await palette(page).waitFor({ state: "hidden" });
}

test("the palette finds a page, a value, a period and a theme by a few letters, and keys alone do", async ({
  page,
}) => {
  await open(page, "/");
  await page.keyboard.press("Control+k");
  await field(page).waitFor();
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await takeScreenshots(page, "palette")).toEqual([]);
  await expectAccessible(page);
  await field(page).fill("gpt");
  expect(await takeScreenshots(page, "palette-typed")).toEqual([]);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await palette(page).waitFor({ state: "hidden" });

  await say(page, "gpt-5.3-codex");
  await page.waitForURL("/?model=gpt-5.3-codex");
  await say(page, "savi");
  await page.waitForURL("/savings?model=gpt-5.3-codex");
  await say(page, "last 7");
  await page.waitForURL("/savings?period=7d&model=gpt-5.3-codex");
  await say(page, "clear all");
  await page.waitForURL("/savings?period=7d");
  await say(page, "dark");
  await expect
    .poll(() => page.evaluate(() => document.documentElement.className))
    .toContain("dark");
  expect(await page.getByRole("radio", { name: "Dark theme" }).isChecked()).toBe(true);
  await say(page, "theme of the system");
});

test("a list is chosen first and its value next; a value that is in force is taken away", async ({
  page,
}) => {
  await open(page, "/reliability");
  await page.keyboard.press("Control+k");
  await field(page).fill("filter by project");
  await page.keyboard.press("Enter");
  await palette(page).getByPlaceholder("Filter by project").waitFor();
  const first = palette(page).getByRole("option").first();
  const name = (await first.locator("span").first().textContent()) ?? "";
  await page.keyboard.press("Enter");
  await page.waitForURL(`/reliability?project=${name}`);
  await page.keyboard.press("Control+k");
  await field(page).fill(name);
  await palette(page).getByText("in force: takes it away").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("/reliability");
});

test("what can be saved from a page and how its figures are computed is found by name", async ({
  page,
}) => {
  await open(page, "/");
  const waiting = page.waitForEvent("download");
  await say(page, "csv of cost by model");
  expect((await waiting).suggestedFilename()).toMatch(/\.csv$/);
  await say(page, "how computed spent");
  await page.getByRole("dialog").getByText("is computed").first().waitFor();
  await page.keyboard.press("Escape");
});

test("on a page without filters a value leads to the overview, and what fits nothing says so", async ({
  page,
}) => {
  await open(page, "/imports");
  await page.keyboard.press("Control+k");
  await field(page).fill("no such thing at all");
  await palette(page).getByText("Nothing by that name.").waitFor();
  await field(page).fill("gpt-5.3-codex");
  await palette(page).getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("/?model=gpt-5.3-codex");
});

test("letters choose periods, arrows go from one to the next, and back undoes each", async ({
  page,
}) => {
  await open(page, "/savings");
  await page.keyboard.press("w");
  await page.waitForURL("/savings?period=7d");
  await page.keyboard.press("m");
  await period(page, "This month").waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL(/from=\d{4}-\d\d-01&to=/);
  await page.getByRole("button", { name: /^Period: 1–/ }).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.waitForURL("/savings?period=month");
  await page.goBack();
  await page.waitForURL(/from=/);
  await page.keyboard.press("a");
  await page.waitForURL("/savings");
  await page.keyboard.press("c");
  await page.getByLabel("First day").waitFor();
  await page.keyboard.press("Escape");
});

test("keys do nothing in a field, with a modifier, while something is open or text is composed", async ({
  page,
}) => {
  await open(page, "/savings");
  await page.keyboard.press("Control+k");
  await field(page).fill("");
  await page.keyboard.type("w7");
  expect(new URL(page.url()).search).toBe("");
  await page.keyboard.press("Escape");
  await palette(page).waitFor({ state: "hidden" });
  await page.keyboard.press("Alt+w");
  await page.evaluate(() => {
    const composing = { key: "w", isComposing: true, bubbles: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", composing));
    const byCode = new KeyboardEvent("keydown", { key: "w", keyCode: 229, bubbles: true });
    document.body.dispatchEvent(byCode);
  });
  await page
    .getByRole("button", { name: /^How computed/ })
    .first()
    .click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("w");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  expect(new URL(page.url()).search).toBe("");
});

test("the help lists every key; single keys can be turned off for good, and the palette stays", async ({
  page,
}) => {
  await open(page, "/");
  await page.keyboard.press("?");
  await help(page).waitFor();
  expect(await takeScreenshots(page, "shortcuts")).toEqual([]);
  await expectAccessible(page);
  await help(page).getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await help(page).waitFor({ state: "hidden" });
  await page.reload({ waitUntil: "networkidle" });
  await page.keyboard.press("w");
  await page.keyboard.press("?");
  await page.keyboard.press("/");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(new URL(page.url()).search).toBe("");
  await say(page, "keyboard");
  await help(page).getByRole("checkbox").check();
  await page.keyboard.press("Escape");
  await help(page).waitFor({ state: "hidden" });
  await page.keyboard.press("/");
  await palette(page).waitFor();
});

test("on a phone the palette stands behind More and fits the screen", async ({ openPage }) => {
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await open(page, "/");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("button", { name: "Search", exact: true }).last().click();
  await field(page).fill("latency");
  const box = await palette(page).boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
  await page.keyboard.press("Enter");
  await page.waitForURL("/latency");
});
