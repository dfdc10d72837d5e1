import fs from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { type BrowserProgram, npmChromium } from "./npm-chromium.ts";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const ARGS = ["--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run"];

/**
 * A real Chromium: the one that CHROME_PATH names, else the one that npm brings, which has no windows to draw and takes
 * half the time, else one that the machine has.
 */
export async function launchBrowser(): Promise<Browser> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return await launch({ executablePath: chosen, env: {} });

  const problems: string[] = [];
  const candidates = [
    npmChromium,
    ...INSTALLED.filter((file) => fs.existsSync(file)).map((executablePath) => async () => ({
      executablePath,
      env: {},
    })),
  ];
  for (const candidate of candidates) {
    try {
      return await launch(await candidate());
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `No Chromium starts here. Name one in CHROME_PATH. Tried:\n${problems.join("\n\n")}`,
  );
}

async function launch({ executablePath, env }: BrowserProgram): Promise<Browser> {
  const { FONTCONFIG_PATH, ...inherited } = process.env;
  return await chromium.launch({ executablePath, args: ARGS, env: { ...inherited, ...env } });
}
