import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import {
  newProductFolder,
  type Product,
  productEnvironment,
  startProduct,
} from "./start-product.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The sample month's data folder, whole as soon as `<folder>.ready` exists; `<folder>.shared` tells of the shared product. */
    sampleFolder: string;
  }
}

const LOOK_EVERY_MS = 50;

/** A question of each family of sums, so that every copy of the folder holds them. */
const WARMING = ["spend", "operations", "latency.p95"];

/**
 * Loads the sample month once for all files, while the others run. Files that change something start a product on a copy
 * of the folder; those that only look share one product.
 */
export default function prepareSample(project: TestProject): () => Promise<void> {
  const parent = fs.mkdtempSync(path.join(os.tmpdir(), "tierscope sample "));
  const folder = path.join(parent, "data");
  project.provide("sampleFolder", folder);
  const prepared = prepare(folder).catch((error) => {
    fs.writeFileSync(`${folder}.failed`, String(error));
    return null;
  });
  return async () => {
    await (await prepared)?.stop();
    fs.rmSync(parent, { recursive: true, force: true });
  };
}

async function prepare(folder: string): Promise<Product> {
  await loadSample(folder);
  fs.writeFileSync(`${folder}.ready`, "");
  const product = await startProduct(await copyOf(folder));
  const { url, dataFolder, pid } = product;
  fs.writeFileSync(`${folder}.writing`, JSON.stringify({ url, dataFolder, pid }));
  fs.renameSync(`${folder}.writing`, `${folder}.shared`);
  return product;
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

async function copyOf(folder: string): Promise<string> {
  const copy = newProductFolder();
  await fs.promises.cp(folder, copy, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
  return copy;
}

async function appears(folder: string, ending: string): Promise<void> {
  while (!fs.existsSync(folder + ending)) {
    if (fs.existsSync(`${folder}.failed`)) {
      throw new Error(fs.readFileSync(`${folder}.failed`, "utf8"));
    }
    await sleep(LOOK_EVERY_MS);
  }
}

/** A data folder of its own with the sample month in it. */
export async function sampleCopy(folder: string): Promise<string> {
  await appears(folder, ".ready");
  return await copyOf(folder);
}

/** The product with the sample month that all files share, and that none stops. */
export async function sharedProduct(folder: string): Promise<Product> {
  await appears(folder, ".shared");
  const { url, dataFolder, pid } = JSON.parse(fs.readFileSync(`${folder}.shared`, "utf8"));
  const leave = async () => {};
  return {
    ...{ url, dataFolder, pid, environment: productEnvironment(dataFolder) },
    ...{ said: () => "", end: leave, stop: leave },
  };
}
