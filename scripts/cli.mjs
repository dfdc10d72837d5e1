// Finds the command line's bundle (making it on first use) and loads it into this process.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const ENTRIES = [
  "lib/cli/main.ts",
  "lib/import-runner/import-worker.ts",
  "lib/import-runner/dry-run-worker.ts",
  "lib/simulation-runner/simulation-worker.ts",
];

/** @returns {Promise<(argv: readonly string[]) => Promise<number>>} runs a command line, answers its exit code */
export async function loadCli() {
  process.env.TIERSCOPE_ROOT = root;
  const folder = await bundle({ root, entries: ENTRIES, label: "cli" }).catch((error) => {
    if (error.errors === undefined) throw error;
    console.error("tierscope: the sources do not build; what is wrong stands above.");
    process.exit(70);
  });
  const { main } = await import(pathToFileURL(path.join(folder, "main.js")).href);
  return main;
}
