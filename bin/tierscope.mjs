#!/usr/bin/env node
import { refusedNode } from "../scripts/node-version.mjs";

const refusal = refusedNode(process.versions.node);
if (refusal !== null) {
  console.error(refusal);
  process.exit(78);
}

const { loadCli } = await import("../scripts/cli.mjs");
let main;
try {
  main = await loadCli();
} catch (error) {
  const isMissing =
    error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
  if (!isMissing) throw error;
  console.error(`tierscope: a package is missing (${error.message}). Run: npm ci`);
  process.exit(78);
}
process.exit(await main(process.argv.slice(2)));
