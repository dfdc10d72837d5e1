import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

export interface Product {
  readonly url: string;
  readonly dataFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly pid: number;
  /** All that it wrote to its terminal so far. */
  said(): string;
  /** Ends it and leaves its data. */
  end(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** A data folder of its own that is not there yet, under a path with a space. */
export function newProductFolder(): string {
  return path.join(fs.mkdtempSync(path.join(os.tmpdir(), "tierscope browser ")), "data");
}

/** Tierscope itself, on a free port. */
export async function startProduct(dataFolder = newProductFolder()): Promise<Product> {
  const environment = productEnvironment(dataFolder);
  const child = spawn(
    process.execPath,
    [path.join(ROOT, "bin", "tierscope.mjs"), "serve", "--port", "0", "--json"],
    { cwd: os.tmpdir(), env: environment, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      said += chunk;
    });
  }
  const { url } = await announced(child);
  const end = async () => {
    const gone = child.exitCode === null ? once(child, "exit") : null;
    child.kill("SIGTERM");
    await gone;
  };
  return {
    url,
    dataFolder,
    environment,
    pid: child.pid ?? 0,
    said: () => said,
    end,
    async stop() {
      await end();
      fs.rmSync(path.dirname(dataFolder), { recursive: true, force: true });
    },
  };
}

/** The environment of this process without what would make the product another one. */
export function productEnvironment(dataFolder: string): NodeJS.ProcessEnv {
  const { DATABASE_URL, PORT, HOST, TIERSCOPE_GATEWAY, NODE_ENV, VITEST, ...inherited } =
    process.env;
  return {
    ...inherited,
    NODE_ENV: "production",
    TIERSCOPE_DATA: dataFolder,
    // As under npm: it ends with the test run, even one that is killed.
    npm_lifecycle_event: "test",
  };
}

async function announced(child: ChildProcess): Promise<{ url: string }> {
  let output = "";
  let problems = "";
  child.stderr?.on("data", (chunk) => {
    problems += chunk;
  });
  return await new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk) => {
      output += chunk;
      if (output.endsWith("\n") && output.includes('"url"')) resolve(JSON.parse(output));
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`The product ended with ${code}:\n${output}${problems}`)),
    );
  });
}
