// What `npm test` runs, in order. Each step answers how many checks passed and failed.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runChild } from "./child-process.mjs";

const TEST_GRACE_MS = 8_000; // a test run stops its database first

/**
 * @typedef {{ passed: number, failed: number, skipped: string[], output: string, broke?: string[], again?: string[] }} Outcome
 *   `broke` names the tests that failed, `again` those that passed at a second try only
 * @typedef {{ group: string, title: string, run: () => Promise<Outcome>, beside?: string }} Step
 *   `beside` names the group of the next step, where both can run at once
 */

/**
 * @param {string} root
 * @param {readonly string[]} filters file name parts that narrow the test files
 * @returns {Step[]}
 */
export function testSteps(root, filters) {
  const bin = (...parts) => path.join(root, "node_modules", ...parts);
  const node = (...command) => [process.execPath, ...command];
  const next = bin("next", "dist", "bin", "next");
  const guard = (group, title, ...commands) => ({
    group,
    title,
    run: () => oneCheck(root, commands),
  });
  const tests = (group, title, ...options) => ({
    group,
    title,
    run: () => countedTests(root, node(bin("vitest", "vitest.mjs"), "run", ...options, ...filters)),
  });
  return [
    guard(
      "lint",
      "Format and lint",
      node(
        bin("@biomejs", "biome", "bin", "biome"),
        "ci",
        "--colors=off",
        "--error-on-warnings",
        ".",
      ),
    ),
    guard(
      "types",
      "Types",
      node(next, "typegen"),
      node(bin("typescript", "bin", "tsc"), "--noEmit"),
      node(bin("typescript", "bin", "tsc"), "--noEmit", "--project", "scripts"),
    ),
    {
      group: "rules",
      title: "Import rules",
      run: () => listed("./check-imports.mjs", ["checkImports"], root),
    },
    {
      group: "rules",
      title: "Files, documents, lockfile",
      run: () =>
        listed(
          "./check-house.mjs",
          ["checkFiles", "checkDocuments", "checkLockfile", "checkExecutables"],
          root,
        ),
    },
    guard(
      "dead",
      "Dead code",
      node(bin("knip", "bin", "knip.js"), "--no-progress", "--treat-config-hints-as-errors"),
    ),
    guard("schema", "Migrations", node(bin("drizzle-kit", "bin.cjs"), "check")),
    { group: "build", title: "Build", run: () => buildOnce(root), beside: "unit" },
    tests("unit", "Unit, property and database tests"),
    tests("browser", "Browser tests", "--config", "vitest.browser.config.ts"),
  ];
}

/** Green when every command ends with 0. */
async function oneCheck(root, commands) {
  let output = "";
  for (const command of commands) {
    const ended = await runChild(command, { cwd: root, env: quietEnvironment() });
    output += ended.output;
    if (ended.code !== 0) return { passed: 0, failed: 1, skipped: [], output };
  }
  return { passed: 1, failed: 0, skipped: [], output };
}

/** Checks in a module of ours: each answers its problems, and is green on an empty list. */
async function listed(module, names, root) {
  const checks = await import(module);
  const found = names.map((name) => checks[name](root));
  const failed = found.filter((problems) => problems.length > 0).length;
  const output = found.flat().join("\n");
  return { passed: names.length - failed, failed, skipped: [], output };
}

async function buildOnce(root) {
  const { ensureBuiltQuietly, SetUpError } = await import("./set-up.mjs");
  try {
    await ensureBuiltQuietly(root);
    return { passed: 1, failed: 0, skipped: [], output: "" };
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    return { passed: 0, failed: 1, skipped: [], output: error.message };
  }
}

async function countedTests(root, command) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope-test-"));
  const report = path.join(folder, "report.json");
  const remove = () => fs.rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove); // also when a signal ends us
  try {
    const ended = await runChild(
      [...command, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      { cwd: root, env: quietEnvironment(), graceMs: TEST_GRACE_MS },
    );
    return { ...countReport(report, ended.code), output: ended.output };
  } finally {
    process.off("exit", remove);
    remove();
  }
}

/**
 * A file that could not be loaded has no tests that failed, and a run that broke has no report: both
 * count as one failure.
 */
function countReport(file, code) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, skipped: [] };
  const report = JSON.parse(fs.readFileSync(file, "utf8"));
  const files = report.testResults;
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  ).length;
  const failed = report.numFailedTests + broken;
  const skipped = files
    .flatMap((one) => one.assertionResults)
    .filter((test) => test.status === "pending" || test.status === "skipped")
    .map((test) => test.fullName);
  const named = (wanted) =>
    files.flatMap(({ name, assertionResults }) =>
      assertionResults.filter(wanted).map((test) => `${path.basename(name)}: ${test.fullName}`),
    );
  const broke = named(({ status }) => status === "failed");
  const again = named((test) => test.status === "passed" && test.failureMessages?.length > 0);
  const nothingRan = report.numPassedTests + failed + skipped.length === 0;
  const isUnexplained = (code !== 0 || nothingRan) && failed === 0;
  const unexplained = isUnexplained ? 1 : 0;
  return { passed: report.numPassedTests, failed: failed + unexplained, skipped, broke, again };
}

function quietEnvironment() {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1", FORCE_COLOR: "0" };
}
