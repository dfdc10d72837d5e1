import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { startProduct } from "./start-product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The sample month's data folder; it is ready as soon as `<folder>.ready` exists. */
    sampleFolder: string;
  }
}

const LOOK_EVERY_MS = 50;

/** A question of each family of sums, so that every copy of the folder holds them. */
const WARMING = ["spend", "operations", "latency.p95"];

/**
 * Loads the sample month once for all files that only look at it, while the others run: each of them
 * starts its product on a copy.
 */
export default function prepareSample(project: TestProject): () => Promise<void> {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope sample "));
  const folder = path.join(parent, "data");
  project.provide("sampleFolder", folder);
  const prepared = loadSample(folder).then(
    () => fs.writeFileSync(`${folder}.ready`, ""),
    (error) => fs.writeFileSync(`${folder}.failed`, String(error)),
  );
  return async () => {
    await prepared;
    fs.rmSync(parent, { recursive: true, force: true });
  };
}

async function loadSample(folder: string): Promise<void> {
  const product = await startProduct(folder);
  try {
    await ask(product.url, "/api/v1/sample", { method: "POST", headers: { origin: product.url } });
    for (const measure of WARMING) await ask(product.url, `/api/v1/query?measure=${measure}`);
  } finally {
    await product.end();
  }
}

async function ask(url: string, route: string, init?: RequestInit): Promise<void> {
  const response = await fetch(url + route, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${route} answered ${response.status}: ${text}`);
}

/** Copies the loaded sample month into a data folder that is not there yet. */
export async function copySample(from: string, to: string): Promise<void> {
  while (!fs.existsSync(`${from}.ready`)) {
    if (fs.existsSync(`${from}.failed`)) throw new Error(fs.readFileSync(`${from}.failed`, "utf8"));
    await sleep(LOOK_EVERY_MS);
  }
  await fs.promises.cp(from, to, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
}
