import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { APIRequestContext } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible } from "./harness/accessibility.ts";
import { test } from "./harness/browser-test.ts";
import { takeScreenshots } from "./harness/screenshots.ts";

/** About 30 MB of calls: long enough under way to be watched. */
const MANY_ROWS = 400_000;
/** About 9 MB: two parts. */
const SOME_ROWS = 120_000;

function longFile(count: number): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tierscope long ")), "long.csv");
  const rows = ["time,provider,model,tierServed,inputTotal,outputTotal,requestId,schema"];
  const start = Date.UTC(2026, 9, 1);
  for (let n = 0; n < count; n += 1) {
    const time = new Date(start + n * 1_000).toISOString();
    rows.push(`${time},openai,gpt-5-mini,standard,${n % 5_000},${n % 700},call-${n},1`);
  }
  fs.writeFileSync(file, `${rows.join("\n")}\n`);
  return file;
}

async function stateOf(request: APIRequestContext): Promise<string | undefined> {
  const [newest] = await (await request.get("/api/v1/imports")).json();
  return newest?.state;
}

test("a long file is tried out in part; its import is watched, paused, left, found again, resumed and cancelled without a trace", async ({
  page,
}) => {
  await page.goto("/imports", { waitUntil: "networkidle" });
  await page.getByLabel("Usage files", { exact: true }).setInputFiles(longFile(MANY_ROWS));
  await page.getByRole("button", { name: "Check every row of long.csv" }).click();
  await page.getByText(/^[1-9][\d,]* rows so far$/).waitFor();
  await page.getByRole("button", { name: "Stop checking" }).click();
  await page.getByRole("button", { name: "Check every row of long.csv" }).waitFor();

  await page.getByRole("button", { name: "Import long.csv", exact: true }).click();
  await page
    .getByText(/rows\/s/)
    .first()
    .waitFor({ timeout: 20_000 });
  expect(await takeScreenshots(page, "import-running")).toEqual([]);

  await page.getByRole("button", { name: "Pause" }).first().click();
  await expect.poll(() => stateOf(page.request)).toBe("paused");
  await page.getByRole("button", { name: "Resume" }).first().waitFor();
  expect(await takeScreenshots(page, "import-paused")).toEqual([]);
  await expectAccessible(page);

  await page.reload({ waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Resume" }).first().click();
  await expect.poll(() => stateOf(page.request)).toMatch(/running|queued/);

  await page.getByRole("button", { name: "Cancel" }).first().click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel the import" }).click();
  await expect.poll(() => stateOf(page.request), { timeout: 20_000 }).toBe("cancelled");
  await page.getByText("None of its rows are counted").first().waitFor();
  const overview = await (await page.request.get("/api/v1/overview")).json();
  expect(overview.hasData).toBe(false);
});

test("an upload is made of checked parts: out of place, damaged, repeated, and found again", async ({
  page,
}) => {
  const bytes = Buffer.from("time,model\n2026-11-01T10:00:00Z,gpt-5-mini\n");
  const announced = { fileName: "parts.csv", bytes: bytes.length, modifiedMs: 1, headSha256: null };
  const begin = async () =>
    await (await page.request.post("/api/v1/uploads", { data: announced })).json();
  const { uploadId } = await begin();
  const send = async (offset: number, part: Buffer, hash = part) =>
    await page.request.put(`/api/v1/uploads/${uploadId}`, {
      data: part,
      headers: {
        "content-type": "application/octet-stream",
        "upload-offset": String(offset),
        "upload-sha256": createHash("sha256").update(hash).digest("hex"),
      },
    });
  const [first, second] = [bytes.subarray(0, 20), bytes.subarray(20)];

  const damaged = await send(0, first, second);
  expect(damaged.status()).toBe(422);
  const early = await send(20, second);
  expect([early.status(), early.headers()["upload-offset"]]).toEqual([409, "0"]);
  expect((await send(0, first)).status()).toBe(200);
  const repeated = await send(0, first);
  expect([repeated.status(), (await repeated.json()).offset]).toEqual([200, 20]);
  const asked = await page.request.head(`/api/v1/uploads/${uploadId}`);
  expect(asked.headers()["upload-offset"]).toBe("20");

  await page.goto("/imports", { waitUntil: "networkidle" });
  await page.getByText("Choose the same file again").waitFor();
  expect((await begin()).uploadId).toBe(uploadId);
  expect((await (await send(20, second)).json()).offset).toBe(bytes.length);

  await page.reload({ waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Remove parts.csv from the list" }).click();
  await expect
    .poll(async () => await (await page.request.get("/api/v1/uploads")).json())
    .toEqual([]);
});

test("a copy that is cut off says so, goes on by itself and loses nothing", async ({
  page,
  problems,
}) => {
  let cut = 0;
  await page.route("**/api/v1/uploads/*", async (route) => {
    if (route.request().method() === "PUT" && cut++ < 2) await route.abort();
    else await route.continue();
  });
  await page.goto("/imports", { waitUntil: "networkidle" });
  await page.getByLabel("Usage files", { exact: true }).setInputFiles(longFile(SOME_ROWS));
  await page.getByText("it goes on by itself").waitFor();
  await page
    .getByRole("button", { name: "Check every row of long.csv" })
    .waitFor({ timeout: 30_000 });
  expect(cut).toBeGreaterThan(2);
  const [whole] = await (await page.request.get("/api/v1/uploads")).json();
  expect(whole.offset).toBe(whole.bytes);
  await page.getByRole("button", { name: "Remove long.csv from the list" }).click();
  problems.errors.length = 0; // the browser notes the cuts itself
});
