#!/usr/bin/env node
import { refusedNode } from "../scripts/node-version.mjs";

const refusal = refusedNode(process.versions.node);
if (refusal !== null) refuse("node-too-old", refusal);

const { loadCli } = await import("../scripts/cli.mjs");
let main;
try {
  main = await loadCli();
} catch (error) {
  const isMissing =
    error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
  if (!isMissing) throw error;
  refuse("package-missing", `A package is missing (${error.message}). Run: npm ci`);
}
process.exit(await main(process.argv.slice(2)));

/**
 * @param {string} code
 * @param {string} message
 * @returns {never}
 */
function refuse(code, message) {
  if (process.argv.includes("--json")) console.log(JSON.stringify({ error: { code, message } }));
  else console.error(`tierscope: ${message}`);
  process.exit(78);
}
