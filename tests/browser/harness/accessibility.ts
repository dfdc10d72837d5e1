import fs from "node:fs";
import { createRequire } from "node:module";
import type * as Axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

declare global {
  interface Window {
    /** Put there by `expectAccessible`. */
    readonly axe: typeof Axe;
  }
}

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Fails with what WCAG 2.2 AA forbids on the page as it is now shown: the rule and where. */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours that are still on their way from one theme to the other are nobody's.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
  await page.evaluate(AXE);
  const results = await page.evaluate(
    async (values) => await window.axe.run(document, { runOnly: { type: "tag", values } }),
    RULES,
  );
  const found = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target, any }) => `${target.join(" ")} (${any.map(({ message }) => message).join("; ")})`).join(", ")}`,
  );
  expect(found, "accessibility violations").toEqual([]);
}
