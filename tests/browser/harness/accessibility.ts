import fs from "node:fs";
import { createRequire } from "node:module";
import type * as Axe from "axe-core";
import type { RunOnly } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

declare global {
  interface Window {
    /** Put there by `expectAccessible`. */
    readonly axe: typeof Axe;
  }
}

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES: RunOnly = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
/** What a theme can change of them. */
const COLOUR_RULES: RunOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Fails with what WCAG 2.2 AA forbids on the page as it is now shown: the rule and where. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNoneBroken(page, RULES);
}

/** The same in the light theme and in the dark one, in which it leaves the page. */
export async function expectAccessibleInThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  await expectNoneBroken(page, RULES);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNoneBroken(page, COLOUR_RULES);
}

async function expectNoneBroken(page: Page, runOnly: RunOnly): Promise<void> {
  // Colours that are still on their way from one theme to the other are nobody's.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const results = await page.evaluate(
    // What passes need not be listed node by node.
    async (rules) =>
      await window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }),
    runOnly,
  );
  const found = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target, any }) => `${target.join(" ")} (${any.map(({ message }) => message).join("; ")})`).join(", ")}`,
  );
  expect(found, "accessibility violations").toEqual([]);
}
