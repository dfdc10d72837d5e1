import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const SCRIPTS = path.dirname(fileURLToPath(import.meta.url));
const LOCK = { packages: { "": {}, "node_modules/a": { version: "1.0.0" } } };

/**
 * Stands in for npm, which is not ours: notes that it ran, takes its time, leaves what npm leaves.
 * FAIL makes it fail; what it is told is its own environment.
 */
const NPM = `
const fs = require("node:fs");
fs.appendFileSync("npm-runs", process.argv.slice(2).join(" ") + "\\n");
if (process.env.FAIL) { console.error("npm error 404 not found"); process.exit(1); }
fs.rmSync("node_modules", { recursive: true, force: true });
setTimeout(() => {
  fs.mkdirSync("node_modules");
  fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");
}, Number(process.env.NPM_TAKES_MS ?? 50));
`;

let root = "";

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope install "));
  write("package-lock.json", JSON.stringify(LOCK));
  write("package.json", "{}");
  write("npm-cli.js", NPM);
});
afterEach(() => fs.rmSync(root, { recursive: true, force: true }));

const write = (file, text) => fs.writeFileSync(path.join(root, file), text);
const exists = (file) => fs.existsSync(path.join(root, file));
const npmRuns = () =>
  exists("npm-runs")
    ? fs.readFileSync(path.join(root, "npm-runs"), "utf8").trim().split("\n").length
    : 0;

function startInstall(env = {}) {
  const program = `
    const { ensureInstalled } = await import(${JSON.stringify(path.join(SCRIPTS, "set-up.mjs"))});
    await ensureInstalled(${JSON.stringify(root)}).catch((error) => { console.error(error.message); process.exit(1); });
  `;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    env: { ...process.env, npm_execpath: path.join(root, "npm-cli.js"), ...env },
    detached: true,
  });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, "close").then(([code]) => ({ code, stderr }));
  return { child, ended };
}

const install = async (env) => await startInstall(env).ended;
const until = async (holds) => {
  while (!holds()) await sleep(10);
};

describe("installing", () => {
  test("happens when nothing is there, and then not again", async () => {
    const first = await install();
    expect(first).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /^Installing packages\nInstalling packages done after \d+\.\d s\n$/,
      ),
    });
    expect(await install()).toEqual({ code: 0, stderr: "" });
    expect(npmRuns()).toBe(1);
    expect(fs.readFileSync(path.join(root, "npm-runs"), "utf8")).toMatch(/^ci /);
  });

  test("happens again when the lockfile names other versions", async () => {
    await install();
    write(
      "package-lock.json",
      JSON.stringify({ packages: { "node_modules/a": { version: "2.0.0" } } }),
    );
    await install();
    expect(npmRuns()).toBe(2);
  });

  test("does not happen when somebody has run npm ci by hand", async () => {
    fs.mkdirSync(path.join(root, "node_modules"));
    write("node_modules/.package-lock.json", JSON.stringify(LOCK));
    await install();
    expect(npmRuns()).toBe(0);
  });

  test("happens when what lies there is for another platform", async () => {
    await install();
    write(
      "node_modules/.tierscope-install.json",
      JSON.stringify({ platform: "plan9 mips", key: "" }),
    );
    await install();
    expect(npmRuns()).toBe(2);
  });

  test("of two at once only one installs, and the other says that it waits", async () => {
    const both = await Promise.all([
      install({ NPM_TAKES_MS: "600" }),
      install({ NPM_TAKES_MS: "600" }),
    ]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(npmRuns()).toBe(1);
    expect(both.map(({ stderr }) => stderr).join("")).toMatch(
      /Another start \(process \d+\) is installing/,
    );
  });

  test("that fails shows npm's last words and what to do, and leaves no lock", async () => {
    const { code, stderr } = await install({ FAIL: "1" });
    expect(code).toBe(1);
    expect(stderr).toContain("npm error 404 not found\nPackages come from the npm registry: check");
    expect(exists(".setup.lock")).toBe(false);
  });
});

describe("interrupted", () => {
  test.each(["SIGINT", "SIGTERM"])(
    "by %s it takes npm along, and the next one installs",
    async (signal) => {
      const { child, ended } = startInstall({ NPM_TAKES_MS: "60000" });
      await until(() => npmRuns() === 1);
      const { child: npm } = JSON.parse(fs.readFileSync(path.join(root, ".setup.lock"), "utf8"));

      child.kill(signal);
      expect((await ended).code).toBe(signal === "SIGINT" ? 130 : 143);
      expect(() => process.kill(npm, 0)).toThrow("ESRCH");
      expect(exists(".setup.lock")).toBe(false);

      expect((await install()).code).toBe(0);
      expect(npmRuns()).toBe(2);
    },
  );

  test("by SIGKILL the next one waits for the npm that lives on, then takes over", async () => {
    const { child, ended } = startInstall({ NPM_TAKES_MS: "500" });
    await until(() => npmRuns() === 1);
    child.kill("SIGKILL");
    await ended;

    const next = await install();
    expect(next.code).toBe(0);
    expect(next.stderr).toContain("waiting for it");
    expect(npmRuns()).toBe(1);
  });
});
