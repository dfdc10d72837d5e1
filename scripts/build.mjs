// Builds the pages when they are missing or older than what they are made of.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { runChild } from "./child-process.mjs";
import { listFiles } from "./list-files.mjs";

const FOLDERS = ["app", "components", "lib", "public"];
const FILES = [
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
const NOT_IN_THE_BUILD = /\.(test|bench)\.tsx?$|\.md$|\/fixtures\//;

/** @param {string} root */
export function isBuilt(root) {
  return fs.existsSync(path.join(root, ".next", "BUILD_ID")) && readStamp(root) === buildKey(root);
}

/**
 * @param {string} root
 * @param {(pid: number) => void} onStart
 * @returns {Promise<import("./child-process.mjs").Ended>}
 */
export async function build(root, onStart) {
  fs.rmSync(stampFile(root), { force: true });
  const key = buildKey(root);
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  const ended = await runChild([process.execPath, next, "build"], {
    cwd: root,
    onStart,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (ended.code === 0) fs.writeFileSync(stampFile(root), key);
  return ended;
}

function buildKey(root) {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  const files = [...FOLDERS.flatMap((folder) => listFiles(root, folder)), ...FILES];
  for (const file of files.filter((name) => !NOT_IN_THE_BUILD.test(name))) {
    const full = path.join(root, file);
    if (!fs.existsSync(full)) continue;
    hash.update(`${file}\0`).update(fs.readFileSync(full));
  }
  return hash.digest("hex");
}

function stampFile(root) {
  return path.join(root, ".next", "tierscope-build");
}

function readStamp(root) {
  try {
    return fs.readFileSync(stampFile(root), "utf8");
  } catch {
    return null;
  }
}
