// `npm run bench` runs every lib/**/NAME.bench.ts, `npm run bench -- NAME [arguments]` the one of that name with those
// that begin with it (NAME-*).
// A benchmark is a program: it checks its answer, then prints its figures. With --json it prints
// one object, and so does this script.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";
import { endWithSignals, runChild } from "./child-process.mjs";
import { listFiles } from "./list-files.mjs";
import { ensureInstalled } from "./set-up.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [wanted, ...rest] = process.argv.slice(2);
const named = wanted !== undefined && !wanted.startsWith("-");
const passed = named || wanted === undefined ? rest : [wanted, ...rest];
const json = passed.includes("--json");

await ensureInstalled(root);
const all = benchmarks();
const chosen = named
  ? all.filter(({ name }) => name === wanted || name.startsWith(`${wanted}-`))
  : all;
if (chosen.length === 0) {
  console.error(
    `There is no benchmark ${wanted ?? ""}. There are: ${all.map(({ name }) => name).join(", ")}`,
  );
  process.exit(2);
}
endWithSignals(() => {});
process.env.TIERSCOPE_ROOT = root;

const results = {};
let failed = false;
for (const { name, entry } of chosen) {
  const folder = await bundle({ root, entries: [entry], label: `bench-${name}` });
  const script = path.join(folder, `${path.basename(entry, ".ts")}.js`);
  if (!json) console.log(`\n${name}`);
  const ended = await runChild([process.execPath, "--expose-gc", script, ...passed], {
    cwd: root,
    show: !json,
  });
  failed ||= ended.code !== 0;
  if (json) results[name] = ended.code === 0 ? JSON.parse(ended.stdout) : { error: ended.output };
}
if (json) {
  const { [wanted]: own, ...beside } = results;
  console.log(JSON.stringify(named ? { ...own, ...beside } : results));
}
process.exit(failed ? 1 : 0);

/** By the name before `.bench.ts`. */
function benchmarks() {
  return listFiles(root, "lib")
    .filter((file) => file.endsWith(".bench.ts"))
    .map((entry) => ({ name: path.basename(entry, ".bench.ts"), entry }));
}
