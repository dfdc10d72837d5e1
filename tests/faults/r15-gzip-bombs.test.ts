import { createGzip, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Mapping } from "../../lib/formats/mapping.ts";
import { ImportFailure } from "../../lib/import/import-error.ts";
import { inspectHead } from "../../lib/import/inspect-head.ts";
import { openUsage } from "../../lib/import/open-usage.ts";
import { inPieces, refusalOf } from "../../lib/testing/read-usage.ts";

const GIB = 1024 ** 3;
const mapping = Mapping.parse({ columns: { time: "time", inputTotal: "in" } });

/** A gibibyte of the byte in about a megabyte of gzip. */
async function bombOf(first: string, byte: number): Promise<Buffer> {
  const gzip = createGzip({ level: 1 });
  const packed: Buffer[] = [];
  gzip.on("data", (piece: Buffer) => packed.push(piece));
  const done = new Promise((resolve) => gzip.on("end", resolve));
  const piece = Buffer.alloc(16 * 1024 * 1024, byte);
  gzip.write(first);
  for (let length = 0; length < GIB; length += piece.length) {
    if (!gzip.write(piece)) await new Promise((resolve) => gzip.once("drain", resolve));
  }
  gzip.end();
  await done;
  return Buffer.concat(packed);
}

/** How a file ends: refused at its beginning or in the middle. */
async function endOf(bytes: Uint8Array): Promise<string> {
  const opened = await openUsage(inPieces(bytes), { mapping });
  if (!opened.ok) return opened.error.code;
  try {
    for await (const batch of opened.value.batches) void batch;
  } catch (cause) {
    if (cause instanceof ImportFailure) return cause.importError.code;
    throw cause;
  }
  return "read";
}

test("a gibibyte of zeros in a megabyte of gzip is refused at once, in little memory", async () => {
  const bomb = await bombOf("", 0);
  expect(bomb.length).toBeLessThan(6 * 1024 * 1024);
  const before = process.memoryUsage.rss();
  const start = performance.now();
  expect(await endOf(bomb)).toBe("binary-file");
  expect((await inspectHead(bomb.subarray(0, 65_536))).ok).toBe(false);
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * 1024 * 1024);
});

test("a bomb that begins like a usage log is refused while it unpacks", async () => {
  const bomb = await bombOf("time,in\n2026-11-18,1\n", 0x20);
  const before = process.memoryUsage.rss();
  const start = performance.now();
  expect(await endOf(bomb)).toBe("wrapper-too-large");
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1024 * 1024);
});

test("a gzip inside a gzip is refused by name", async () => {
  const twice = gzipSync(gzipSync("time,in\n2026-11-18,1\n"));
  const refusal = await refusalOf(twice, { mapping });
  expect(refusal).toMatchObject({ code: "wrapper-unsupported" });
  expect(refusal.message).toContain("a gzip is in it");
});
