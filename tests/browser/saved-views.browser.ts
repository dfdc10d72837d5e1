import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { SavedView } from "../../lib/wire/saved-views.ts";
import { expectAccessible } from "./harness/accessibility.ts";
import { sampleTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

const menu = (page: Page) => page.getByRole("dialog", { name: "Saved views" });
const palette = (page: Page) => page.getByRole("dialog", { name: "Commands" });
const views = async (page: Page): Promise<SavedView[]> =>
  await (await page.request.get("/api/v1/views")).json();

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: "networkidle" });
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Saved views" }).click();
  await menu(page).getByLabel("Name of the view").waitFor();
}

async function save(page: Page, name: string): Promise<void> {
  await openMenu(page);
  await menu(page).getByLabel("Name of the view").fill(name);
  await menu(page).getByRole("button", { name: "Save the view" }).click();
}

test("what is shown is saved under a name, found again in the menu and in the palette, renamed and deleted with a way back", async ({
  page,
  problems,
}) => {
  await open(page, "/savings?period=30d&tier=flex&cut=project");
  await openMenu(page);
  await menu(page).getByRole("button", { name: "Save the view" }).click();
  await menu(page).getByText("Give it a name.").waitFor();
  await menu(page).getByLabel("Name of the view").fill("Flex by project");
  await menu(page).getByRole("button", { name: "Save the view" }).click();
  await menu(page).getByText("Flex by project is saved.").waitFor();
  expect(await takeScreenshots(page, "saved-views")).toEqual([]);
  await expectAccessible(page);
  await menu(page).getByLabel("Name of the view").fill("Flex by project");
  await menu(page).getByRole("button", { name: "Save the view" }).click();
  await menu(page).getByText("There is a view").waitFor();
  problems.errors.length = 0; // the refusal, as the browser tells it
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await palette(page).getByRole("combobox").fill("save this");
  await page.getByRole("option", { name: /Save this view/ }).waitFor();
  await page.keyboard.press("Enter");
  await palette(page).getByLabel("Name of the view").waitFor();
  await page.keyboard.type("By keys alone");
  await page.keyboard.press("Enter");
  await page.getByText("By keys alone is saved.").waitFor();
  const [first] = await views(page);
  expect(first?.name).toBe("By keys alone");
  await page.request.delete(`/api/v1/views?id=${first?.id}`);

  await open(page, "/latency");
  await page.keyboard.press("Control+k");
  await palette(page).getByRole("combobox").fill("flex by");
  await page.getByRole("option", { name: /Flex by project/ }).click();
  await page.waitForURL("/savings?period=30d&tier=flex&cut=project");
  await page.getByRole("button", { name: "Period: Last 30 days" }).waitFor();

  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMenu(page);
  await menu(page).getByRole("button", { name: "Copy the link to Flex by project" }).click();
  await menu(page).getByText("The link to Flex by project is copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).search).toBe("?period=30d&tier=flex&cut=project");
  await menu(page).getByRole("button", { name: "Change Flex by project" }).click();
  const form = menu(page).getByRole("listitem");
  await form.getByLabel("Name of the view").fill("Flex, projects");
  await form.getByRole("button", { name: "Keep" }).click();
  await menu(page).getByRole("link", { name: "Flex, projects" }).waitFor();
  await menu(page).getByRole("button", { name: "Delete Flex, projects" }).click();
  await menu(page).getByText("Flex, projects is deleted.").waitFor();
  expect(await views(page)).toEqual([]);
  await menu(page).getByRole("button", { name: "Undo" }).click();
  await menu(page).getByRole("link", { name: "Flex, projects" }).waitFor();
  expect((await views(page)).map(({ name, query }) => [name, query])).toEqual([
    ["Flex, projects", "period=30d&tier=flex&cut=project"],
  ]);
});

test("a page opens with the view chosen for it, and shows all where that is asked for", async ({
  page,
}) => {
  await open(page, "/reliability?tier=batch");
  await openMenu(page);
  await menu(page).getByLabel("Name of the view").fill("Batch only");
  await menu(page).getByLabel("Open Reliability with it").check();
  await menu(page).getByRole("button", { name: "Save the view" }).click();
  await menu(page).getByText("opens by itself").waitFor();
  await page.keyboard.press("Escape");

  await open(page, "/reliability");
  await page.waitForURL("/reliability?tier=batch");
  await page.getByRole("button", { name: "Remove Tier batch" }).click();
  await page.waitForURL("/reliability?period=all");
  expect(await page.getByText("Ignored").count()).toBe(0);
  await page.reload({ waitUntil: "networkidle" });
  expect(new URL(page.url()).search).toBe("?period=all");
  await page.getByRole("link", { name: "Latency" }).click();
  await page.waitForURL("/latency");
  await page.getByRole("link", { name: "Reliability" }).click();
  await page.waitForURL("/reliability?tier=batch");
});

test("a view whose filters are no longer known opens all the same and says what it ignores", async ({
  page,
}) => {
  const made = await page.request.post("/api/v1/views", {
    data: { name: "Stale", path: "/audit", query: "team=x&tier=flex", isDefault: false },
  });
  expect(made.status()).toBe(201);
  await open(page, "/audit");
  await openMenu(page);
  await menu(page).getByRole("link", { name: "Stale" }).click();
  await page.waitForURL("/audit?team=x&tier=flex");
  await page.getByText("Ignored: team").waitFor();
  await page.getByRole("button", { name: "Remove Tier flex" }).waitFor();
});

test("the interface refuses what is no view with a code and a sentence", async ({ page }) => {
  const refused = async (method: string, path: string, data?: unknown) => {
    const answer = await page.request.fetch(`/api/v1/views${path}`, { method, data });
    const { error } = await answer.json();
    return [answer.status(), error.code];
  };
  const view = { name: "a", path: "/savings", query: "", isDefault: false };
  expect(await refused("POST", "", { ...view, path: "/prices" })).toEqual([
    400,
    "view-address-invalid",
  ]);
  expect(await refused("POST", "", { ...view, path: "//evil.example" })).toEqual([
    400,
    "view-address-invalid",
  ]);
  expect(await refused("POST", "", { ...view, name: " " })).toEqual([400, "view-name-invalid"]);
  expect(await refused("POST", "", { ...view, owner: 1 })).toEqual([400, "bad-request"]);
  expect(await refused("POST", "", "nonsense")).toEqual([400, "bad-request"]);
  expect(await refused("PUT", "?id=999999", view)).toEqual([404, "view-unknown"]);
  expect(await refused("DELETE", "?id=x")).toEqual([404, "view-unknown"]);
});

test("on a phone the menu fits the screen", async ({ openPage }) => {
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await open(page, "/calls?tier=flex");
  await save(page, "Flex calls on a phone, with a name that is much too long for its line");
  await menu(page)
    .getByText(/is saved\./)
    .waitFor();
  const box = await menu(page).boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
  await expectAccessible(page);
});
