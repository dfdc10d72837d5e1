import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Mapping } from "../../lib/formats/mapping.ts";
import { ImportFailure } from "../../lib/import/import-error.ts";
import { openUsage } from "../../lib/import/open-usage.ts";
import { inPieces, readUsage } from "../../lib/testing/read-usage.ts";

const mapping = Mapping.parse({ columns: { time: "time", requestId: "id", inputTotal: "in" } });
const rows = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => `2026-11-18,r${from + i},${i}\n`).join("");
const HEADER = "time,id,in\n";
const packed = gzipSync(HEADER + rows(0, 20_000));

/** Why reading fails, at the beginning or further on; `null` where it does not. */
async function failureOf(bytes: Uint8Array): Promise<string | null> {
  const opened = await openUsage(inPieces(bytes), { mapping });
  if (!opened.ok) return opened.error.code;
  try {
    for await (const batch of opened.value.batches) void batch;
    return null;
  } catch (cause) {
    if (cause instanceof ImportFailure) return cause.importError.code;
    throw cause;
  }
}

test("members one behind another are one file", async () => {
  const both = Buffer.concat([gzipSync(HEADER + rows(0, 500)), gzipSync(rows(500, 1_000))]);
  expect((await readUsage(both, { mapping })).report.records).toMatchObject({ valid: 1_000 });
});

test("a gzip that is cut off anywhere is told, and never taken for a shorter one", async () => {
  for (const end of [11, 100, 5_000, packed.length >> 1, packed.length - 9, packed.length - 1]) {
    expect([end, await failureOf(packed.subarray(0, end))]).toEqual([end, "wrapper-damaged"]);
  }
});

test("a gzip with a damaged byte is told", async () => {
  for (const at of [12, 2_000, packed.length - 6]) {
    const damaged = Buffer.from(packed);
    damaged.writeUInt8(damaged.readUInt8(at) ^ 0xff, at);
    expect([at, await failureOf(damaged)]).toEqual([at, "wrapper-damaged"]);
  }
});

test("text behind the last member is damage; zeros that pad a file to its block say nothing", async () => {
  expect(await failureOf(Buffer.concat([packed, Buffer.from("garbage")]))).toBe("wrapper-damaged");
  expect(await failureOf(Buffer.concat([packed, Buffer.alloc(512)]))).toBeNull();
});
