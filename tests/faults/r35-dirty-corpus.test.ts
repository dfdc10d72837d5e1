import { expect, test } from "vitest";
import { Mapping } from "../../lib/formats/mapping.ts";
import { openUsage } from "../../lib/import/open-usage.ts";
import { Tally } from "../../lib/import/tally.ts";
import { inPieces } from "../../lib/testing/read-usage.ts";
import { DIRTY_FILES, type DirtyFile } from "./dirty-files.ts";

const mapping = Mapping.parse({
  columns: {
    time: "time",
    model: "model",
    inputTotal: "in",
    inputCached: "cached",
    outputTotal: "out",
    tierServed: "tier",
    requestId: "id",
  },
});

async function fateOf({ content, mapped }: DirtyFile, piece: number) {
  const opened = await openUsage(inPieces(content, piece), mapped ? { mapping } : {});
  if (!opened.ok) {
    expect(opened.error.message).toMatch(/^[A-Z].*\.$/s);
    return { refused: opened.error.code };
  }
  const tally = new Tally(opened.value);
  for await (const batch of opened.value.batches) for (const row of batch) tally.addRow(row);
  const { valid, skipped, rejected, received } = tally.report().records;
  expect(valid + skipped + rejected).toBe(received);
  expect(tally.rejectCauses().reduce((sum, { rows }) => sum + rows, 0)).toBe(rejected);
  return { valid, skipped, rejected };
}

test("the corpus has at least sixty files, each under its own name", () => {
  expect(DIRTY_FILES.length).toBeGreaterThanOrEqual(60);
  expect(new Set(DIRTY_FILES.map(({ name }) => name)).size).toBe(DIRTY_FILES.length);
});

test.each(DIRTY_FILES.map((dirty) => [dirty.name, dirty] as const))("%s", async (_name, dirty) => {
  const expected =
    "refused" in dirty.fate ? dirty.fate : { skipped: 0, rejected: 0, ...dirty.fate };
  expect(await fateOf(dirty, 64 * 1024)).toEqual(expected);
  expect(await fateOf(dirty, 7)).toEqual(expected);
});
