import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect } from "vitest";

interface Listed {
  readonly id: number;
  readonly fileName: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** The newest import of a file, as the API lists it. */
export async function listed(page: Page, fileName: string): Promise<Listed | undefined> {
  const answer = await page.request.get("/api/v1/imports");
  const imports: Listed[] = await answer.json();
  return imports.find((one) => one.fileName === fileName);
}

export async function becomes(page: Page, fileName: string, state: string): Promise<Listed> {
  await expect
    .poll(async () => (await listed(page, fileName))?.state, { timeout: 20_000 })
    .toBe(state);
  const found = await listed(page, fileName);
  if (!found) throw new Error(`${fileName} is not listed`);
  return found;
}

export function fileWith(name: string, content: string | Buffer): string {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tierscope drop ")), name);
  fs.writeFileSync(file, content);
  return file;
}

/** Opens the page with nothing on its way in. */
export async function openImports(page: Page): Promise<void> {
  const left: { uploadId: string }[] = await (await page.request.get("/api/v1/uploads")).json();
  for (const { uploadId } of left) await page.request.delete(`/api/v1/uploads/${uploadId}`);
  await page.goto("/imports", { waitUntil: "networkidle" });
}

export async function choose(page: Page, ...files: readonly string[]): Promise<void> {
  await openImports(page);
  await page.getByLabel("Usage files", { exact: true }).setInputFiles([...files]);
}

/** A file on its way in. */
export const row = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

export const importButton = (page: Page, name: string) =>
  page.getByRole("button", { name: `Import ${name}`, exact: true });

export const CALLS = [
  "when,model name,prompt tokens,completion tokens,team",
  "2026-11-01T10:00:00Z,gpt-5-mini,1000,200,search",
  "2026-11-01T10:00:01Z,gpt-5-mini,-7,200,search",
  "2026-11-01T10:00:02Z,gpt-5.4,5000,900,search",
  "",
].join("\n");
