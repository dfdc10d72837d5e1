// `npm run build:client`: the instrumented client as a package, in dist/client: ESM, CJS and types.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const ENTRY = "lib/client/tierscope.ts";
const TYPES_ENTRY = "client/tierscope.d.ts";

/**
 * Builds the package into a folder, which is emptied before.
 * @param {string} root
 * @param {string} folder
 */
export async function buildClient(root, folder) {
  const { buildSync } = await import("esbuild");
  fs.rmSync(folder, { recursive: true, force: true });
  const out = path.join(folder, "dist");
  fs.mkdirSync(out, { recursive: true });
  for (const file of ["package.json", "README.md"]) {
    fs.copyFileSync(path.join(root, "lib", "client", file), path.join(folder, file));
  }
  /** @type {import("esbuild").BuildOptions} */
  const shared = {
    absWorkingDir: root,
    entryPoints: [ENTRY],
    bundle: true,
    minify: true,
    platform: "neutral",
    target: "es2022",
    logLevel: "warning",
  };
  buildSync({
    ...shared,
    format: "esm",
    splitting: true,
    outdir: out,
    chunkNames: "[name]-[hash]",
  });
  const cjs = path.join(out, "cjs");
  buildSync({ ...shared, format: "cjs", outdir: cjs });
  fs.writeFileSync(path.join(cjs, "package.json"), '{ "type": "commonjs" }\n');
  writeTypes(root, path.join(out, "types"));
  fs.cpSync(path.join(out, "types"), path.join(cjs, "types"), { recursive: true });
}

/** Only the declarations that the entry names. */
function writeTypes(root, out) {
  const all = fs.mkdtempSync(path.join(path.dirname(out), "declarations-"));
  try {
    const tsc = path.join(root, "node_modules", "typescript", "bin", "tsc");
    const config = path.join(root, "lib", "client", "tsconfig.json");
    execFileSync(process.execPath, [tsc, "--project", config, "--outDir", all], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    for (const file of namedDeclarations(all)) {
      const to = path.join(out, file);
      fs.mkdirSync(path.dirname(to), { recursive: true });
      const text = fs.readFileSync(path.join(all, file), "utf8");
      fs.writeFileSync(to, text.replace(/((?:from |import\()"\.{1,2}\/[^"]+)\.ts"/g, '$1.js"'));
    }
  } finally {
    fs.rmSync(all, { recursive: true, force: true });
  }
}

function namedDeclarations(folder) {
  const found = new Set();
  const visit = (file) => {
    if (found.has(file)) return;
    found.add(file);
    const text = fs.readFileSync(path.join(folder, file), "utf8");
    for (const [, specifier] of text.matchAll(/(?:from|import\()\s*"(\.{1,2}\/[^"]+)\.ts"/g)) {
      visit(path.posix.join(path.posix.dirname(file), `${specifier}.d.ts`));
    }
  };
  visit(TYPES_ENTRY);
  return found;
}

/**
 * Bytes after gzip -9 of the entry and what it loads at once, and of all files that may be loaded later.
 * @param {string} folder
 */
export function clientSizes(folder) {
  const out = path.join(folder, "dist");
  const gzipped = (file) => gzipSync(fs.readFileSync(path.join(out, file)), { level: 9 }).length;
  const atOnce = new Set();
  const visit = (file) => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    const text = fs.readFileSync(path.join(out, file), "utf8");
    for (const [, next] of text.matchAll(
      /(?:^|[;}])import\s*(?:[^"';()]*from\s*)?"\.\/([^"]+)"/g,
    )) {
      visit(next);
    }
  };
  visit("tierscope.js");
  const scripts = fs.readdirSync(out).filter((file) => file.endsWith(".js"));
  const sum = (files) => files.reduce((total, file) => total + gzipped(file), 0);
  return {
    atOnce: sum([...atOnce]),
    later: sum(scripts.filter((file) => !atOnce.has(file))),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const folder = path.join(root, "dist", "client");
  await buildClient(root, folder);
  const { atOnce, later } = clientSizes(folder);
  console.log(
    `dist/client: ${atOnce} bytes gzip at once, ${later} when the first answer or policy comes`,
  );
}
