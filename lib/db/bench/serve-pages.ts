import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { environmentWith, projectRoot } from "../../env.ts";

export interface ServedPages {
  readonly url: string;
  stop(): Promise<void>;
}

/** The real product over a data folder, at a port of its own; `null` where its pages are not built. */
export async function servePages(
  dataFolder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<ServedPages | null> {
  const root = projectRoot();
  if (!existsSync(path.join(root, ".next", "BUILD_ID"))) return null;
  const program = path.join(root, "bin", "tierscope.mjs");
  const child = spawn(process.execPath, [program, "serve", "--port", "0", "--json"], {
    env: environmentWith({ TIERSCOPE_DATA: dataFolder, NODE_ENV: "production", ...more }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  for await (const line of createInterface(child.stdout)) {
    const said: unknown = JSON.parse(line);
    if (typeof said === "object" && said !== null && "url" in said) {
      return { url: String(said.url), stop };
    }
  }
  throw new Error(`the pages ended before they were served (exit code ${child.exitCode})`);
}
