// `npm start` and `npm run dev`: from a fresh clone to a running Tierscope. Node built-ins only,
// since nothing may be installed yet.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { agedNode, refusedNode } from "./node-version.mjs";

const refusal = refusedNode(process.versions.node);
if (refusal !== null) {
  console.error(refusal);
  process.exit(78);
}
const note = agedNode(process.versions.node);
if (note !== null) console.error(note);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const { ensureBuilt, ensureInstalled, SetUpError } = await import("./set-up.mjs");
try {
  await ensureInstalled(root);
  if (!args.includes("--dev") && !args.includes("--help")) await ensureBuilt(root);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exit(1);
}

const { loadCli } = await import("./cli.mjs");
const main = await loadCli();
process.exit(await main(["serve", ...args]));
