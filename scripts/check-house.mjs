// Checks every tracked file: its size and that of its functions, its words, and the paths that the documents name.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { missingEntries } from "./complete-lock.mjs";
import { functionViolations } from "./guards/function-sizes.mjs";
import { citationViolations, documentViolations, houseViolations } from "./guards/house-rules.mjs";

const DOCUMENT = /^(README|AGENTS|docs\/.+)(\.md)$/;
const EXECUTABLE = ["bin/tierscope.mjs", ".ci/run"];

/** @param {string} root */
export function checkFiles(root) {
  const files = trackedFiles(root);
  if (files.length === 0) return ["no files found: the check would be green on nothing"];
  const exists = (file) => fs.existsSync(path.join(root, file));
  return files.flatMap((file) => {
    const text = read(root, file);
    return [
      ...houseViolations(file, text),
      ...functionViolations(file, text),
      ...citationViolations(file, text, exists),
    ];
  });
}

/** @param {string} root */
export function checkDocuments(root) {
  const exists = (file) => fs.existsSync(path.join(root, file));
  return trackedFiles(root)
    .filter((file) => DOCUMENT.test(file))
    .flatMap((file) => documentViolations(file, read(root, file), exists));
}

/** @param {string} root */
export function checkLockfile(root) {
  const lock = JSON.parse(read(root, "package-lock.json"));
  return Object.keys(missingEntries(lock)).map(
    (where) => `package-lock.json lacks ${where}: run npm run complete-lock`,
  );
}

/** @param {string} root */
export function checkExecutables(root) {
  return EXECUTABLE.filter((file) => (fs.statSync(path.join(root, file)).mode & 0o111) === 0).map(
    (file) => `${file} is not executable: run git add --chmod=+x ${file}`,
  );
}

/** Tracked and new files, without ignored ones. */
function trackedFiles(root) {
  const output = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const files = output.split("\0").filter((file) => file !== "");
  return [...new Set(files)].filter((file) => fs.existsSync(path.join(root, file)));
}

function read(root, file) {
  return fs.readFileSync(path.join(root, file), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const checks = [checkFiles, checkDocuments, checkLockfile, checkExecutables];
  const problems = checks.flatMap((check) => check(root));
  for (const problem of problems) console.error(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}
