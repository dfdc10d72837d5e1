import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readHead } from "../../lib/import/read-head.ts";
import { FORMAT_FIXTURES, type FormatFixture } from "../../lib/testing/format-fixtures.ts";
import { CANARY, plantEverywhere } from "../../lib/testing/plant-canary.ts";
import { readUsage } from "../../lib/testing/read-usage.ts";
import { type Product, startProduct } from "../browser/harness/start-product.ts";
import { PageApi } from "./page-api.ts";

let product: Product;
let api: PageApi;

beforeAll(async () => {
  product = await startProduct();
  api = new PageApi(product.url);
});
afterAll(async () => await product.stop());

/** The sample with the canary in every content field, whole and with its rows cut short; none for bytes that are no text. */
async function plantedFiles({ bytes, mapping }: FormatFixture): Promise<readonly string[]> {
  if (bytes.includes(0)) return [];
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, "");
  const { head } = readHead(text, true);
  if (head.kind === "text") return [];
  const { records } = await readUsage(bytes, { mapping });
  const whole = plantEverywhere(text, head.kind, head.delimiter, records);
  if (!whole.includes(CANARY)) return []; // cost reports have no such field
  const cut = whole.replace(/"?\r?\n/g, "\n").replace(/\}\n/g, "\n");
  return cut === whole ? [whole] : [whole, cut];
}

/** All that the server tells of a file on its way in. */
async function bringIn({ name, format, mapping }: FormatFixture, text: string): Promise<string> {
  const uploadId = await api.upload(name, Buffer.from(text));
  const preview = await api.preview({
    ...{ uploadId, format: format.id, mapping: mapping && JSON.stringify(mapping) },
  });
  const wish = { uploadId, fileName: name, format: format.id, mapping };
  const dryRun = await api.tryOut(wish);
  const { id } = await api.start(wish);
  const report = await api.ended(id);
  const rejects = await api.text(`/api/v1/imports/${id}/rejects`);
  // The mapping editor shows the values of a file that needs one, from the file itself.
  const shown = format.needsMapping ? [] : [preview];
  return JSON.stringify([shown, dryRun, report, rejects]);
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const says = (bytes: Buffer): boolean =>
  [CANARY, CANARY.toLowerCase()].some((word) => bytes.includes(word));

test("content planted in every field of every sample is found in no answer, no file of the data folder and no log", async () => {
  let planted = 0;
  for (const fixture of FORMAT_FIXTURES) {
    const files = await plantedFiles(fixture);
    planted += files.length;
    const told = await Promise.all(files.map((text) => bringIn(fixture, text)));
    expect([fixture.name, told.some((each) => says(Buffer.from(each)))]).toEqual([
      fixture.name,
      false,
    ]);
  }
  expect(planted).toBeGreaterThan(50);
  expect(says(Buffer.from(product.said()))).toBe(false);
  const leaking = () => filesIn(product.dataFolder).filter((file) => says(fs.readFileSync(file)));
  expect(leaking()).toEqual([]);

  // What would be found, were it there: a copy that waits for its import holds the file as it is.
  const waiting = await api.upload("waits.csv", Buffer.from(`prompt\n${CANARY}\n`));
  expect(leaking().map((file) => path.basename(file))).toEqual([expect.stringContaining(waiting)]);
});
