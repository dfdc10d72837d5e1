import { existsSync, mkdtempSync, rmSync, utimesSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createImport } from "../db/writes/create-import.ts";
import { cancelImport } from "../db/writes/give-up-import.ts";
import { beginUpload } from "../staging/begin-upload.ts";
import { stagedPath } from "../staging/staging-folder.ts";
import { handOverUpload } from "../staging/upload.ts";
import { testDatabase } from "../testing/test-database.ts";
import { uploadSweeper } from "./sweep-uploads.ts";

const database = testDatabase();
const WEEK_S = 7 * 24 * 3_600;
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "tierscope sweeper "));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function oldCopy(fileName: string): Promise<string> {
  const begun = await beginUpload(folder, { fileName, bytes: 9, modifiedMs: 1, headSha256: null });
  if (!begun.ok) throw new Error(begun.error.message);
  const file = stagedPath(folder, begun.value.id) ?? "";
  await handOverUpload(folder, begun.value.id);
  utimesSync(file, Date.now() / 1_000 - WEEK_S, Date.now() / 1_000 - WEEK_S);
  return file;
}

test("a copy stays for as long as its import may need it, however old, and goes when that is over", async () => {
  const { db } = database;
  const [needed, cancelled, orphan] = [await oldCopy("a"), await oldCopy("b"), await oldCopy("c")];
  const file = { fileSize: 9, format: "mapped-csv", grain: "call", origin: "upload" } as const;
  await createImport(db, { ...file, fileName: "a", stagedPath: needed });
  const { id } = await createImport(db, { ...file, fileName: "b", stagedPath: cancelled });
  await cancelImport(db, id);

  await uploadSweeper(db, folder)();
  expect([needed, cancelled, orphan].map((copy) => existsSync(copy))).toEqual([true, false, false]);
});
