import fs from "node:fs";
import { expect } from "vitest";
import { focusCells, focusProblems } from "../../lib/testing/check-focus.ts";
import { expectAccessible } from "./harness/accessibility.ts";
import { lookTest as test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

test.for(["/", "/savings"])(
  "%s saves its costs as FOCUS 1.2, and says what the file leaves out",
  async (path, { page }) => {
    await page.goto(`${path}?provider=openai`);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Costs as FOCUS 1.2" }).click();
    const download = await saving;
    expect(download.suggestedFilename()).toBe("tierscope-focus-1.2.csv");
    const csv = fs.readFileSync(await download.path(), "utf8");
    expect(focusProblems(csv)).toEqual([]);
    const rows = focusCells(csv);
    expect(new Set(rows.map(({ x_UsageSource }) => x_UsageSource))).toEqual(
      new Set(["tierscope-sample"]),
    );
    await page.getByText(/^Saved: [\d,]+ rows by day of UTC, \$/).waitFor();
    await expectAccessible(page);
    expect(await takeScreenshots(page, `focus${path.replace("/", "-")}`)).toEqual([]);
  },
);
