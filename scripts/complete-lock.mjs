// `npm run complete-lock`: adds the packages for other platforms that npm left out of the lockfile.
//
// Where a registry mirror lacks a platform's optional package, `npm install` drops it from the
// lockfile without a word, and `npm ci` then fails on every machine: "Missing: ... from lock file".
// The entries added here have no integrity hash; `npm install` against the full registry adds it.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SYSTEMS = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const PROCESSORS = [
  "arm",
  "arm64",
  "ia32",
  "loong64",
  "mips64el",
  "ppc64",
  "riscv64",
  "s390x",
  "wasm32",
  "x64",
];
const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/**
 * The optional packages that some package names and the lockfile lacks, by the path they belong at.
 * @param {{ packages: Record<string, any> }} lock
 * @returns {Record<string, object>}
 */
export function missingEntries(lock) {
  const missing = {};
  for (const [parentPath, parent] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
      if (isResolved(lock, parentPath, name, version)) continue;
      missing[besides(parentPath, name)] = entry(name, version, parent);
    }
  }
  return missing;
}

function isResolved({ packages }, parentPath, name, version) {
  for (let folder = parentPath; ; folder = enclosing(folder)) {
    const found =
      packages[folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`];
    if (found !== undefined) return !EXACT.test(version) || found.version === version;
    if (folder === "") return false;
  }
}

/** The package in whose node_modules a package lies. */
function enclosing(packagePath) {
  const end = packagePath.lastIndexOf("/node_modules/");
  return end === -1 ? "" : packagePath.slice(0, end);
}

function besides(parentPath, name) {
  if (parentPath === "") return `node_modules/${name}`;
  const folder = enclosing(parentPath);
  return `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
}

function entry(name, version, parent) {
  if (!EXACT.test(version))
    throw new Error(`${name} has the range ${version}: its version is not known here`);
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = /-musl/.test(name) ? ["musl"] : /-gnu/.test(name) ? ["glibc"] : [];
  if (os.length + cpu.length === 0)
    throw new Error(`${name} names no platform: install it instead`);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(parent.dev && { dev: true }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}

function main() {
  const file = path.join(
    path.dirname(path.dirname(fileURLToPath(import.meta.url))),
    "package-lock.json",
  );
  const lock = JSON.parse(fs.readFileSync(file, "utf8"));
  const missing = missingEntries(lock);
  const count = Object.keys(missing).length;
  if (count > 0) {
    const all = Object.entries({ ...lock.packages, ...missing });
    lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, "en")));
    fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  }
  console.log(`${count} entries added to package-lock.json`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
