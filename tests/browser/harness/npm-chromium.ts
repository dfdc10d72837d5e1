import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import packageJson from "../../../package.json" with { type: "json" };

export interface BrowserProgram {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const VERSION = packageJson.optionalDependencies["@sparticuz/chromium"];
const UNPACK = fileURLToPath(new URL("unpack-chromium.mjs", import.meta.url));

/** The Chromium that npm brings, unpacked once with the libraries it needs where a machine has none. */
export async function npmChromium(): Promise<BrowserProgram> {
  const folder = await unpackedFolder();
  writeFontSettings(folder);
  return {
    executablePath: path.join(folder, "chromium"),
    env: {
      HOME: folder,
      LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: path.join(folder, "fonts.conf"),
    },
  };
}

async function unpackedFolder(): Promise<string> {
  const done = path.join(ROOT, "node_modules", ".cache", "tierscope", `chromium-${VERSION}`);
  if (fs.existsSync(path.join(done, "chromium"))) return done;

  const parent = writableParent(path.dirname(done));
  const unfinished = fs.mkdtempSync(path.join(parent, "chromium-unpacking-"));
  // The name is what makes the package bring its own libraries along.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };
  await promisify(execFile)(process.execPath, [UNPACK], { env });
  if (parent !== path.dirname(done)) return unfinished;
  try {
    fs.renameSync(unfinished, done);
  } catch (error) {
    if (!fs.existsSync(done)) throw error; // else another run was first
    fs.rmSync(unfinished, { recursive: true });
  }
  return done;
}

function writableParent(wanted: string): string {
  try {
    fs.mkdirSync(wanted, { recursive: true });
    fs.accessSync(wanted, fs.constants.W_OK);
    return wanted;
  } catch {
    return os.tmpdir();
  }
}

/** Without it the package's own settings name a folder that is not there, and text has no width. */
function writeFontSettings(folder: string): void {
  const file = path.join(folder, "fonts.conf");
  const xml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const settings = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    "<fontconfig>",
    `  <dir>${xml(path.join(folder, "fonts"))}</dir>`,
    `  <cachedir>${xml(path.join(folder, "font-cache"))}</cachedir>`,
    "</fontconfig>",
    "",
  ].join("\n");
  if (!fs.existsSync(file) || fs.readFileSync(file, "utf8") !== settings) {
    fs.writeFileSync(file, settings);
  }
}
