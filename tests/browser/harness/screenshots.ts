import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { ROOT } from "./start-product.ts";

const FOLDER = path.join(ROOT, "tests", "browser", "screenshots");
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const THEMES = ["light", "dark"] as const;

/** Pictures are for people: journeys take much longer with them, and nothing compares them. */
const ARE_WANTED = process.env.TIERSCOPE_PICTURES === "1";

/**
 * With TIERSCOPE_PICTURES=1 four pictures of the page as it is, `<name>-<width>-<theme>.png`, to look at. Answers the
 * widths at which the page scrolls sideways, which none should.
 */
export async function takeScreenshots(page: Page, name: string): Promise<number[]> {
  if (ARE_WANTED) fs.mkdirSync(FOLDER, { recursive: true });
  const before = page.viewportSize();
  const overflowing: number[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ARE_WANTED ? THEMES : []) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({
        path: path.join(FOLDER, `${name}-${size.width}-${colorScheme}.png`),
        fullPage: true,
      });
    }
    const widest = await page.evaluate("document.documentElement.scrollWidth");
    if (typeof widest === "number" && widest > size.width) overflowing.push(size.width);
  }
  await page.emulateMedia({ colorScheme: "light" });
  if (before !== null) await page.setViewportSize(before);
  return overflowing;
}
