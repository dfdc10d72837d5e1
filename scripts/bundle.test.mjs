import { execFile, execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundle } from "./bundle.mjs";

let root = "";
const ENTRIES = ["lib/main.ts"];

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope bundle "));
  write("package.json", '{ "type": "module" }');
  write("package-lock.json", "{}");
  write("lib/main.ts", 'import { greet } from "./greet.ts";\nconsole.log(greet("you"));');
  write("lib/greet.ts", "export const greet = (name: string): string => 'hello ' + name;");
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

function write(file, text) {
  fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  fs.writeFileSync(path.join(root, file), text);
}
const build = () => bundle({ root, entries: ENTRIES, label: "cli" });
const output = (folder) =>
  execFileSync(process.execPath, [path.join(folder, "main.js")], { encoding: "utf8" });

test("TypeScript runs as it is, and is bundled only once", async () => {
  const folder = await build();
  expect(output(folder)).toBe("hello you\n");
  expect(folder.startsWith(path.join(root, "node_modules", ".cache", "tierscope", "cli"))).toBe(
    true,
  );

  const { mtimeMs } = fs.statSync(path.join(folder, "main.js"));
  expect(await build()).toBe(folder);
  expect(fs.statSync(path.join(folder, "main.js")).mtimeMs).toBe(mtimeMs);
});

test("a changed source makes another bundle, a changed test does not", async () => {
  const before = await build();
  write("lib/greet.test.ts", "export {};");
  expect(await build()).toBe(before);

  write("lib/greet.ts", "export const greet = (name: string): string => 'goodbye ' + name;");
  const after = await build();
  expect(after).not.toBe(before);
  expect(output(after)).toBe("goodbye you\n");
});

test("two at once end with one whole bundle and no leftovers", async () => {
  const program = `
    const { bundle } = await import(${JSON.stringify(fileURLToPath(new URL("bundle.mjs", import.meta.url)))});
    console.log(await bundle(${JSON.stringify({ root, entries: ENTRIES, label: "cli" })}));
  `;
  const buildElsewhere = () =>
    promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
  const [first, second] = (await Promise.all([buildElsewhere(), buildElsewhere()])).map(
    ({ stdout }) => stdout.trim(),
  );
  expect(first).toBe(second);
  expect(output(first)).toBe("hello you\n");
  expect(fs.readdirSync(path.dirname(first))).toEqual([path.basename(first)]);
});

test("where node_modules cannot be written, a private temporary folder serves", async () => {
  write("node_modules/.cache", "a file where a folder should be");
  const folder = await build();
  expect(folder.startsWith(os.tmpdir())).toBe(true);
  expect(fs.statSync(path.dirname(folder)).mode & 0o077).toBe(0);
  expect(output(folder)).toBe("hello you\n");
  expect(await build()).toBe(folder);
  fs.rmSync(path.dirname(path.dirname(folder)), { recursive: true });
});

test("a source that does not build is an error, and leaves nothing behind", async () => {
  write("lib/greet.ts", "export const greet = ;");
  await expect(bundle({ root, entries: ENTRIES, label: "cli", quiet: true })).rejects.toThrow(
    "Unexpected",
  );
  expect(fs.readdirSync(path.join(root, "node_modules", ".cache", "tierscope", "cli"))).toEqual([]);
});
