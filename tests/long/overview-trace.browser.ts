import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { expectAccessible } from "../browser/harness/accessibility.ts";
import { test } from "../browser/harness/browser-test.ts";
import { takeScreenshots } from "../browser/harness/screenshots.ts";
import { ROOT } from "../browser/harness/start-product.ts";

const run = promisify(execFile);
const TRACE = path.join(ROOT, "..", "shared", "data", "burstgpt1_first400.csv");
const MAPPING = {
  columns: {
    ...{ time: "Timestamp", model: "Model", workload: "Log Type" },
    ...{ inputTotal: "Request tokens", outputTotal: "Response tokens" },
  },
  time: { kind: "seconds-since", origin: "2025-05-01T00:00:00Z" },
  models: { ChatGPT: "o4-mini", "GPT-4": "o3" },
  defaults: { provider: "openai", model: null, tierServed: "standard" },
  failedWhen: { outputTotal: 0 },
};

test.skipIf(!fs.existsSync(TRACE))(
  "a real trace that knows neither latency nor causes says so under its figures",
  async ({ page, product }) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope trace "));
    const map = path.join(folder, "map.json");
    fs.writeFileSync(map, JSON.stringify(MAPPING));
    const program = path.join(ROOT, "bin", "tierscope.mjs");
    await run(process.execPath, [program, "import", TRACE, "--map", map], {
      env: product.environment,
    });
    fs.rmSync(folder, { recursive: true });
    await page.goto("/");
    await page.getByText(/^You spent \$1\.74/).waitFor();
    const figures = page.locator("dl").first();
    await figures.getByText("no call says how long it took").waitFor();
    expect(await figures.getByText("not evaluable").count()).toBe(1);
    await page.locator(".recharts-surface").first().waitFor();
    expect(await takeScreenshots(page, "overview-trace")).toEqual([]);
    await expectAccessible(page);
  },
);
