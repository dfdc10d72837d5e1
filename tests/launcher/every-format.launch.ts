import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FORMAT_FIXTURES, type FormatFixture } from "../../lib/testing/format-fixtures.ts";
import { testSize } from "../../lib/testing/test-size.ts";
import { type Product, startProduct } from "../browser/harness/start-product.ts";
import { PageApi } from "./page-api.ts";
import { storedChecksum } from "./stored-data.ts";

let product: Product;
let api: PageApi;
let empty: Awaited<ReturnType<typeof storedChecksum>>;

beforeAll(async () => {
  product = await startProduct();
  api = new PageApi(product.url);
  empty = await storedChecksum(product.dataFolder);
});
afterAll(async () => await product.stop());

/** The way of a file through the server is the same for all; what each format says of it is held without one. */
const cases = FORMAT_FIXTURES.filter((_, n) => n % testSize(4, 1) === 0).map(
  (fixture) => [`${fixture.format.id}/${fixture.name}`, fixture] as const,
);

/** What an import's counts come to by the sidecar. */
function expectedCounts({ expected: { records } }: FormatFixture) {
  const { received, valid, duplicates, rejected, skipped } = records;
  return { received, inserted: valid, duplicate: duplicates, rejected, skipped };
}

test.each(cases)(
  "%s goes through upload, preview, dry run, import, report and undo with the counts of its sidecar",
  async (_name, fixture) => {
    const { bytes, mapping, format, expected } = fixture;
    const uploadId = await api.upload(fixture.name, bytes);
    const preview = await api.preview({ uploadId, mapping: mapping && JSON.stringify(mapping) });
    expect(preview).toMatchObject({ ok: true, format: format.id, mappingProblem: null });

    const wish = { uploadId, fileName: fixture.name, format: format.id, mapping };
    const dryRun = await api.dryRun(wish);
    const { id } = await api.start(wish);
    const report = await api.ended(id);
    expect(report).toMatchObject({ state: "done", format: format.id, error: null });
    expect(report.counts).toEqual(expectedCounts(fixture));
    expect(dryRun.counts).toEqual(report.counts);
    if (expected.reported) expect(dryRun.reported?.total).toBe(expected.reported.total);

    expect((await api.undo(id)).holdsRows).toBe(false);
  },
);

test("once all of them are undone, the data is as it was before the first and no copy is left", async () => {
  expect(await storedChecksum(product.dataFolder)).toEqual(empty);
  expect(fs.readdirSync(path.join(product.dataFolder, "staging"))).toEqual([]);
});
