import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeFolder } from "./make-folder.ts";

const root = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope folder "));
afterAll(() => fs.rmSync(root, { recursive: true }));

test("a folder is made with its parents, for its owner alone; making it again changes nothing", async () => {
  const folder = path.join(root, "a", "b", "c");
  await makeFolder(folder);
  await makeFolder(folder);
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
});

test("several that make the same folder at once all find it", async () => {
  for (let round = 0; round < 50; round++) {
    const folder = path.join(root, `round ${round}`, "at", "once", "here");
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(folder)));
    expect(fs.statSync(folder).isDirectory()).toBe(true);
  }
});

test("where a file is in the way, it says so", async () => {
  const file = path.join(root, "file");
  fs.writeFileSync(file, "");
  await expect(makeFolder(file)).rejects.toThrow("EEXIST");
  await expect(makeFolder(path.join(file, "below"))).rejects.toThrow("ENOTDIR");
});

test.skipIf(process.platform !== "linux")(
  "a place that takes no folders is told at once",
  async () => {
    await expect(makeFolder("/proc/tierscope")).rejects.toThrow("ENOENT");
    await expect(makeFolder("/proc/tierscope/below")).rejects.toThrow("ENOENT");
  },
);
