// Checks who imports whom and who uses what effect, over every source of the product.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { importViolations } from "./guards/import-rules.mjs";
import { listFiles } from "./list-files.mjs";

const FOLDERS = ["app", "components", "lib"];

/** @param {string} root */
export function checkImports(root) {
  const sources = new Map();
  for (const file of FOLDERS.flatMap((folder) => listFiles(root, folder))) {
    if (/\.tsx?$/.test(file)) sources.set(file, fs.readFileSync(path.join(root, file), "utf8"));
  }
  if (sources.size === 0) return ["no sources found: the check would be green on nothing"];
  return importViolations(sources, (file) => fs.existsSync(path.join(root, file)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = checkImports(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
  for (const problem of problems) console.error(problem);
  process.exit(problems.length === 0 ? 0 : 1);
}
