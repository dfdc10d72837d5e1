// `npm test`: from a fresh clone to one line, `N passed, N failed`. `npm test -- unit` runs a part.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { endWithSignals } from "./child-process.mjs";
import { refusedNode } from "./node-version.mjs";
import { withProgress } from "./progress.mjs";

const SHOWN_LINES = 200;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const refusal = refusedNode(process.versions.node);
if (refusal !== null) fail(refusal);
const { ensureInstalled, SetUpError } = await import("./set-up.mjs");
const { testSteps } = await import("./test-steps.mjs");

const args = process.argv.slice(2);
const known = [...new Set(testSteps(root, []).map((step) => step.group)), "diff"];
const groups = args.filter((arg) => known.includes(arg));
const filters = args.filter((arg) => !known.includes(arg));
if (args.includes("--help")) {
  console.log(
    `npm test                 everything\nnpm test -- PART...      of: ${known.join(", ")}\nnpm test -- unit FILE... test files whose path holds FILE`,
  );
  process.exit(0);
}
if (filters.length > 0 && groups.length === 0) groups.push("unit");

try {
  await ensureInstalled(root);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  fail(error.message);
}

const stopListening = endWithSignals(() => {});
const startMs = performance.now();
const before = treeState();
/** @type {Required<Omit<import("./test-steps.mjs").Outcome, "output">>} */
const totals = { passed: 0, failed: 0, skipped: [], broke: [], again: [] };
const wanted = (group) => groups.length === 0 || groups.includes(group);
/** What a step beside the next one came to; its line follows that one's. */
let besides = Promise.resolve(() => {});
const steps = testSteps(root, filters).filter(({ group }) => wanted(group));
for (const [index, step] of steps.entries()) {
  if (step.beside !== undefined && steps[index + 1]?.group === step.beside) {
    besides = runBeside(step);
    continue;
  }
  await runStep(step);
  await tellBesides();
}
if (wanted("diff"))
  await runStep({ title: "No step changed a tracked file", run: async () => unchanged(before) });
stopListening();

list("skipped", totals.skipped);
list("passed at a second try only", totals.again);
list("failed", totals.broke);
console.log(`\nTook ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

async function runStep({ title, run }) {
  const outcome = await withProgress(title, run, {
    announced: false,
    stream: process.stdout, // in the order of what failed
    ended: (result, seconds) => resultLine(title, result, seconds),
  });
  count(outcome);
}

async function runBeside({ title, run }) {
  const startedMs = performance.now();
  const outcome = await run();
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  return () => {
    console.log(resultLine(title, outcome, seconds));
    count(outcome);
  };
}

async function tellBesides() {
  const tell = await besides;
  besides = Promise.resolve(() => {});
  tell();
}

function resultLine(title, { passed, failed }, seconds) {
  return `${failed === 0 ? "ok  " : "FAIL"} ${title.padEnd(36)} ${seconds.padStart(6)} s  ${passed} passed, ${failed} failed`;
}

function count(outcome) {
  totals.passed += outcome.passed;
  totals.failed += outcome.failed;
  totals.skipped.push(...outcome.skipped);
  totals.broke.push(...(outcome.broke ?? []));
  totals.again.push(...(outcome.again ?? []));
  if (outcome.failed > 0) console.log(indented(outcome.output));
}

function list(what, names) {
  if (names.length === 0) return;
  console.log(`\n${names.length} ${what}:`);
  for (const name of names) console.log(`  ${name}`);
}

/** What git sees, new files included; `null` where this is no working copy. */
function treeState() {
  try {
    const git = (...args) =>
      execFileSync("git", ["-c", "safe.directory=*", ...args], {
        cwd: root,
        maxBuffer: 1 << 28,
        stdio: ["ignore", "pipe", "ignore"],
      });
    const status = git("status", "--porcelain", "--untracked-files=all").toString();
    const content = createHash("sha256").update(git("diff", "HEAD")).digest("hex");
    return { status, content };
  } catch {
    return null;
  }
}

function unchanged(earlier) {
  const now = treeState();
  const same = now?.status === earlier?.status && now?.content === earlier?.content;
  const output = `git status was:\n${earlier?.status}\nand is:\n${now?.status}`;
  return { passed: same ? 1 : 0, failed: same ? 0 : 1, skipped: [], output };
}

function indented(text) {
  const lines = text.trimEnd().split("\n");
  const shown =
    lines.length > SHOWN_LINES
      ? [`(${lines.length - SHOWN_LINES} earlier lines left out)`, ...lines.slice(-SHOWN_LINES)]
      : lines;
  return shown.map((line) => `    ${line}`).join("\n");
}

function fail(message) {
  console.error(message);
  console.log("0 passed, 1 failed");
  process.exit(1);
}
