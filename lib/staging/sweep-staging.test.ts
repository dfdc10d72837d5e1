import { existsSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { beginUpload } from "./begin-upload.ts";
import { stagedPath } from "./staging-folder.ts";
import { sweepStaging } from "./sweep-staging.ts";
import { handOverUpload, readUpload } from "./upload.ts";

const DAY_MS = 24 * 3_600_000;
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "tierscope sweep "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function upload(fileName: string, ageMs: number): Promise<{ id: string; file: string }> {
  const begun = await beginUpload(folder, { fileName, bytes: 9, modifiedMs: 1, headSha256: null });
  if (!begun.ok) throw new Error(begun.error.message);
  const { id } = begun.value;
  const file = stagedPath(folder, id) ?? "";
  const at = (Date.now() - ageMs) / 1_000;
  for (const end of ["", ".json"]) utimesSync(`${file}${end}`, at, at);
  return { id, file };
}

test("abandoned uploads go after a day, younger ones and files that an import needs stay", async () => {
  const abandoned = await upload("a.csv", DAY_MS + 1_000);
  const young = await upload("b.csv", DAY_MS - 60_000);
  const waiting = await upload("c.csv", 9 * DAY_MS);
  await handOverUpload(folder, waiting.id);
  const sweep = { nowMs: Date.now(), needed: new Set([waiting.file]), spent: new Set<string>() };
  expect(await sweepStaging(folder, sweep)).toBe(1);
  expect(existsSync(abandoned.file)).toBe(false);
  expect(await readUpload(folder, abandoned.id)).toBeNull();
  expect(existsSync(young.file)).toBe(true);
  expect(existsSync(waiting.file)).toBe(true);
});

test("the file of an import that is over goes at once", async () => {
  const { id, file } = await upload("a.csv", 0);
  await handOverUpload(folder, id);
  const sweep = { nowMs: Date.now(), needed: new Set<string>(), spent: new Set([file]) };
  expect(await sweepStaging(folder, sweep)).toBe(1);
  expect(existsSync(file)).toBe(false);
});

test("where nothing was ever uploaded there is nothing to sweep", async () => {
  const sweep = { nowMs: 0, needed: new Set<string>(), spent: new Set<string>() };
  expect(await sweepStaging(path.join(folder, "none"), sweep)).toBe(0);
});
