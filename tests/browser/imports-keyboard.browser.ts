import type { Page } from "playwright-core";
import { expect } from "vitest";
import { test } from "./harness/browser-test.ts";
import { CALLS, openImports } from "./harness/import-page.ts";

const MOST_STEPS = 150;

/** What has the focus, as it would be read out. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const at = document.activeElement;
    const label = at?.labels?.[0]?.querySelector("span");
    return at?.getAttribute("aria-label") ?? label?.textContent ?? at?.innerText ?? "";
  })()`);

async function tabTo(page: Page, name: RegExp): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (name.test(now.trim())) return;
    met.push(now.slice(0, 40));
  }
  throw new Error(`Tab does not come to ${name}; it met ${met.join(" | ")}`);
}

async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press("Enter");
}

interface Listed {
  readonly state: string;
  readonly counts: { readonly inserted: number };
}

const newest = async (page: Page): Promise<Listed | undefined> =>
  ((await (await page.request.get("/api/v1/imports")).json()) as Listed[])[0];

test("rows are pasted, mapped, imported and undone by keys alone, and what happens is read out", async ({
  page,
}) => {
  await openImports(page);
  await press(page, /^Paste$/);
  await page.getByRole("dialog", { name: "Paste usage rows" }).waitFor();
  await tabTo(page, /^Usage rows$/);
  await page.keyboard.insertText(CALLS);
  await press(page, /^Check this text$/);

  await page.getByRole("heading", { name: "If you import it now" }).waitFor();
  const status = page.getByRole("status");
  await status.filter({ hasText: "would be inserted" }).first().waitFor();
  await tabTo(page, /^Tier served$/);
  if ((await page.evaluate<string>("document.activeElement.options[0].text")).includes("not in"))
    await tabTo(page, /^Tier served$/);
  await page.keyboard.type("standard");
  await status.filter({ hasText: "as served" }).first().waitFor();

  await press(page, /^Import pasted/);
  await expect.poll(async () => (await newest(page))?.state, { timeout: 20_000 }).toBe("done");
  expect((await newest(page))?.counts.inserted).toBe(2);
  await status.filter({ hasText: "is imported: 2 records inserted." }).first().waitFor();
  expect(await focused(page)).not.toBe("");

  await press(page, /^Undo the import of pasted/);
  const dialog = page.getByRole("alertdialog");
  await dialog.getByText("2 records leave every figure.").waitFor();
  await press(page, /^Undo$/);
  await expect.poll(async () => (await newest(page))?.state, { timeout: 20_000 }).toBe("undone");
});
