// Bundles TypeScript entry points with esbuild, once per state of their sources: later calls only
// hash the sources. Node built-ins only until a bundle is really needed.
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { listFiles } from "./list-files.mjs";

const BUNDLER_VERSION = 1;
const KEEP_OLD_BUNDLES_MS = 7 * 24 * 3_600_000;
const IGNORED_SOURCE = /\.(test|bench)\.tsx?$|\/fixtures\/|\.md$/;
const REQUIRE_BANNER =
  'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);';

/**
 * @typedef {object} BundleRequest
 * @property {string} root
 * @property {readonly string[]} entries relative to root
 * @property {string} label the name of the folder in the cache
 * @property {boolean} [quiet] shows no error: whoever asks does
 */

/**
 * The folder that holds one `.js` for each entry, named after it.
 * @param {BundleRequest} request
 * @returns {Promise<string>}
 */
export async function bundle({ root, entries, label, quiet = false }) {
  const key = sourceKey(root, entries);
  for (const base of cacheFolders(root)) {
    const done = path.join(base, label, key);
    if (fs.existsSync(done)) return done;
  }
  for (const base of cacheFolders(root)) {
    const folder = path.join(base, label);
    if (!preparePrivateFolder(folder)) continue;
    return await buildInto({ root, entries, folder, key, quiet });
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope-"));
  return await buildInto({ root, entries, folder, key, quiet });
}

async function buildInto({ root, entries, folder, key, quiet }) {
  const { buildSync } = await import("esbuild"); // the other form leaves a service running beside us
  const done = path.join(folder, key);
  const unfinished = fs.mkdtempSync(path.join(folder, "building-"));
  try {
    buildSync({
      absWorkingDir: root,
      entryPoints: [...entries],
      outdir: unfinished,
      entryNames: "[name]",
      chunkNames: "[name]-[hash]",
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20.19",
      external: ["next", "oxc-parser", "esbuild", "@pydantic/genai-prices"],
      banner: { js: REQUIRE_BANNER },
      logLevel: quiet ? "silent" : "warning",
    });
    fs.writeFileSync(path.join(unfinished, "package.json"), '{"type":"module"}\n');
    publish(unfinished, done);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  removeOldBundles(folder, key);
  return done;
}

/** Two processes may build the same bundle at once: the first one to rename wins, both results are equal. */
function publish(unfinished, done) {
  try {
    fs.renameSync(unfinished, done);
  } catch (error) {
    if (!fs.existsSync(done)) throw error;
  }
}

function sourceKey(root, entries) {
  const hash = createHash("sha256");
  hash.update(`${BUNDLER_VERSION} ${process.versions.modules} ${entries.join(" ")}\n`);
  const sources = listFiles(root, "lib").filter((file) => !IGNORED_SOURCE.test(file));
  for (const file of ["package.json", "package-lock.json", ...sources, ...entries]) {
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest("hex").slice(0, 20);
}

function cacheFolders(root) {
  const id = createHash("sha256").update(root).digest("hex").slice(0, 12);
  return [
    path.join(root, "node_modules", ".cache", "tierscope"),
    path.join(os.tmpdir(), `tierscope-${os.userInfo().uid}-${id}`),
  ].filter((folder, index) => index === 0 || isOurs(folder) !== false);
}

/** `false` where another user made the folder: code from there must not run here; `null` where there is none. */
function isOurs(folder) {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  return stat.isDirectory() && (process.getuid === undefined || stat.uid === process.getuid());
}

function preparePrivateFolder(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function removeOldBundles(folder, key) {
  const before = Date.now() - KEEP_OLD_BUNDLES_MS;
  for (const name of fs.readdirSync(folder)) {
    const old = path.join(folder, name);
    const { mtimeMs = before } = fs.statSync(old, { throwIfNoEntry: false }) ?? {};
    if (name !== key && mtimeMs < before) {
      fs.rmSync(old, { recursive: true, force: true });
    }
  }
}
