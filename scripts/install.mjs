// Installs the packages of the lockfile when they are missing or those of another lockfile.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { runChild } from "./child-process.mjs";

const INPUTS = ["package-lock.json", ".npmrc"];

/** @param {string} root */
export function isInstalled(root) {
  const wanted = { platform: `${process.platform} ${process.arch}`, key: installKey(root) };
  const stamp = readStamp(root);
  if (stamp?.key === wanted.key && stamp.platform === wanted.platform) return true;
  // Installed by hand: npm leaves its own account of what lies there, written last.
  const otherPlatform = stamp !== null && stamp.platform !== wanted.platform;
  if (otherPlatform || !matchesLockfile(root)) return false;
  writeStamp(root);
  return true;
}

/**
 * @param {string} root
 * @param {(pid: number) => void} onStart
 * @returns {Promise<import("./child-process.mjs").Ended>}
 */
export async function install(root, onStart) {
  fs.rmSync(stampFile(root), { force: true });
  const ended = await runChild(
    [
      ...npm(),
      "ci",
      "--include=dev",
      "--include=optional",
      "--no-audit",
      "--no-fund",
      "--no-progress",
    ],
    // npm goes on installing for ten seconds after a polite signal.
    { cwd: root, graceMs: 0, onStart, env: withoutNpmSettings(process.env) },
  );
  if (ended.code === 0) writeStamp(root);
  return ended;
}

function npm() {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js") && path.basename(script).startsWith("npm")) {
    return [process.execPath, script];
  }
  return process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
}

/** An outer `npm run` passes its own choices on, such as leaving packages out. */
function withoutNpmSettings(env) {
  const { NODE_ENV, npm_config_omit, npm_config_production, ...rest } = env;
  return rest;
}

function installKey(root) {
  const hash = createHash("sha256");
  for (const name of INPUTS) hash.update(`${name}\n`).update(readText(path.join(root, name)) ?? "");
  return hash.digest("hex");
}

/** Every package that is not optional lies there in the version of the lockfile. */
function matchesLockfile(root) {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const present = readPackages(path.join(root, "node_modules", ".package-lock.json"));
  if (wanted === null || present === null) return false;
  return Object.entries(wanted).every(
    ([where, { version, optional, devOptional }]) =>
      where === "" || optional || devOptional || present[where]?.version === version,
  );
}

function readPackages(file) {
  const text = readText(file);
  return text === null ? null : JSON.parse(text).packages;
}

function stampFile(root) {
  return path.join(root, "node_modules", ".tierscope-install.json");
}

function readStamp(root) {
  const text = readText(stampFile(root));
  return text === null ? null : JSON.parse(text);
}

function writeStamp(root) {
  const stamp = { platform: `${process.platform} ${process.arch}`, key: installKey(root) };
  try {
    fs.writeFileSync(stampFile(root), JSON.stringify(stamp));
  } catch {
    // A read-only node_modules is compared anew each time.
  }
}

function readText(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
