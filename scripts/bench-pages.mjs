// `npm run bench:pages`: what each page loads first, in KB of gzip, and its share of the limit.
// With --json one object.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CHART_LIMIT_KB, FIRST_LOAD_LIMIT_KB, firstLoad } from "./first-load.mjs";
import { ensureBuilt, ensureInstalled } from "./set-up.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const json = process.argv.includes("--json");
await ensureInstalled(root);
await ensureBuilt(root);

const { pages, chartKb } = firstLoad(root);
const rows = [
  ...pages.map(({ page, kb }) => ({ name: page, kb, limitKb: FIRST_LOAD_LIMIT_KB })),
  { name: "what draws charts", kb: chartKb, limitKb: CHART_LIMIT_KB },
].map((row) => ({ ...row, ratio: row.kb / row.limitKb }));
const tooMuch = [
  ...rows.filter(({ ratio }) => ratio > 1).map(({ name }) => `${name} is over its limit`),
  ...pages.filter(({ hasCharts }) => hasCharts).map(({ page }) => `${page} loads charts at first`),
];

if (json) console.log(JSON.stringify({ rows, tooMuch }));
else {
  for (const { name, kb, limitKb, ratio } of rows) {
    console.log(
      `${name.padEnd(20)} ${kb.toFixed(1).padStart(6)} KB of ${limitKb}, ${(100 * ratio).toFixed(0)} %`,
    );
  }
  for (const words of tooMuch) console.log(words);
}
process.exit(tooMuch.length > 0 ? 1 : 0);
