import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Arrival, bodyText, plainBody, readSent } from "../../lib/http/read-body.ts";
import { ByteBudget } from "../../lib/ingest/byte-budget.ts";
import { readJsonBatch, readLines } from "../../lib/ingest/read-batch.ts";
import { INGEST_LIMITS } from "../../lib/wire/ingest-limits.ts";

const { wireBytes, decodedBytes } = INGEST_LIMITS.batch;
const MIB = 2 ** 20;
const PIECE = new Uint8Array(64 * 1024).fill(0x20);

/** So many bytes in pieces without a length, made as they are read, and how many were read. */
function pieces(bytes: number) {
  const read = { bytes: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = PIECE.subarray(0, Math.min(PIECE.length, bytes - read.bytes));
      if (next.length === 0) controller.close();
      else controller.enqueue(next);
      read.bytes += next.length;
    },
  });
  return { body, read };
}

const ROOMY: Arrival = { hold: () => true, ms: 60_000 };

async function read(
  body: BodyInit | null,
  headers: Readonly<Record<string, string>> = {},
  limits: { readonly wireBytes: number; readonly decodedBytes: number } = INGEST_LIMITS.batch,
  arrival = ROOMY,
): Promise<number | string> {
  const request = new Request("http://localhost/", {
    ...{ method: "POST", headers, body },
    ...(body instanceof ReadableStream && { duplex: "half" }),
  });
  const sent = await readSent(request, limits, arrival);
  const found = sent.ok ? await plainBody(sent.value, limits, arrival) : sent;
  return found.ok ? found.value.length : found.error.code;
}

const gzip = { "content-encoding": "gzip" };
const packedZeros = (bytes: number) => gzipSync(Buffer.alloc(bytes), { level: 9 });

describe("R13: a body at its limit is read, one byte more is refused", () => {
  test.each([
    ["with its length told", wireBytes, wireBytes],
    ["with its length told, one more", wireBytes + 1, "too-large"],
  ])("%s", async (_, bytes, found) => {
    const body = new Uint8Array(bytes);
    expect(await read(body, { "content-length": String(bytes) })).toBe(found);
  });

  test("in pieces without a length, of which no more is read than needed", async () => {
    expect(await read(pieces(wireBytes).body)).toBe(wireBytes);
    expect(await read(pieces(wireBytes + 1).body)).toBe("too-large");
    const endless = pieces(10_000 * MIB);
    expect(await read(endless.body)).toBe("too-large");
    expect(endless.read.bytes).toBeLessThan(wireBytes + MIB);
  });

  test("packed: what counts is what is unpacked", async () => {
    const some = { wireBytes: MIB, decodedBytes: 3 * MIB };
    expect(await read(packedZeros(3 * MIB), gzip, some)).toBe(3 * MIB);
    expect(await read(packedZeros(3 * MIB + 1), gzip, some)).toBe("too-large");
  });

  test("a length that is told too large is refused before anything is read", async () => {
    const { body, read: seen } = pieces(1_000);
    expect(await read(body, { "content-length": String(wireBytes + 1) })).toBe("too-large");
    expect(seen.bytes).toBeLessThanOrEqual(1_000);
  });
});

test("R14: fewer bytes than were told are no batch", async () => {
  expect(await read(pieces(900).body, { "content-length": "1000" })).toBe("cut-short");
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(PIECE),
    pull: (controller) => controller.error(new Error("the line broke")),
  });
  expect(await read(broken)).toBe("cut-short");
});

test("R15: a gigabyte of zeros in a megabyte, and a gzip in a gzip, are refused at once and in little memory", async () => {
  const bomb = Buffer.concat(Array.from({ length: 64 }, () => packedZeros(16 * MIB)));
  const twice = gzipSync(bomb, { level: 9 });
  expect(bomb.length).toBeLessThan(1.1 * MIB);
  const before = process.memoryUsage.rss();
  const start = performance.now();
  expect(await read(bomb, gzip)).toBe("too-large");
  expect(await read(twice, gzip)).toBe("too-large");
  // Within the limit of bytes, and still no batch of records.
  expect(await read(packedZeros(decodedBytes - 1), gzip)).toBe("too-large");
  expect(performance.now() - start).toBeLessThan(5_000); // 1 s on a machine that does nothing else
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MIB);
});

test("R18: a body that never ends is waited for no longer than it may take", async () => {
  const endless = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(PIECE),
    pull: () => new Promise(() => {}),
  });
  expect(await read(endless, {}, INGEST_LIMITS.batch, { ...ROOMY, ms: 20 })).toBe("too-slow");
});

test("R17: bodies on their way share their memory: what is more is told to come again", async () => {
  const budget = new ByteBudget(2 * MIB);
  const arrival = { ...ROOMY, hold: (bytes: number) => budget.take(bytes) };
  const sized = (bytes: number) => read(pieces(bytes).body, {}, INGEST_LIMITS.batch, arrival);
  expect(await sized(1.5 * MIB)).toBe(1.5 * MIB);
  expect(await sized(MIB)).toBe("too-many-at-once");
  budget.giveBack(1.5 * MIB);
  expect(await sized(MIB)).toBe(MIB);
});

test("R17: so does what they unpack to", async () => {
  const budget = new ByteBudget(2 * MIB);
  const arrival = { ...ROOMY, hold: (bytes: number) => budget.take(bytes) };
  const packed = (bytes: number) => read(packedZeros(bytes), gzip, INGEST_LIMITS.batch, arrival);
  expect(await packed(1.5 * MIB)).toBe(1.5 * MIB);
  expect(await packed(MIB)).toBe("too-many-at-once");
});

describe("R16: packing", () => {
  const text = JSON.stringify([{ id: "a" }]);

  test.each(["br", "zstd", "deflate", "gzip, gzip", "x-unknown"])(
    "%s is not taken",
    async (name) => {
      expect(await read("[]", { "content-encoding": name })).toBe("wrong-encoding");
    },
  );

  test("a gzip that is cut off anywhere, damaged or followed by something else is refused", async () => {
    const packed = gzipSync(text);
    for (let end = 1; end < packed.length; end++) {
      expect([end, await read(packed.subarray(0, end), gzip)]).toEqual([end, "bad-gzip"]);
    }
    const damaged = Buffer.from(packed);
    damaged[12] = (damaged[12] ?? 0) ^ 0xff;
    expect(await read(damaged, gzip)).toBe("bad-gzip");
    expect(await read(Buffer.concat([packed, Buffer.from("more")]), gzip)).toBe("bad-gzip");
    expect(await read("plain text", gzip)).toBe("bad-gzip");
  });

  test("members one behind another are one body", async () => {
    const both = Buffer.concat([gzipSync(text.slice(0, 5)), gzipSync(text.slice(5))]);
    expect(await read(both, gzip)).toBe(text.length);
  });

  test("a byte order mark is no part of the text, other bytes are no text", () => {
    expect(bodyText(Buffer.from("\uFEFF[]"))).toBe("[]");
    expect(bodyText(new Uint8Array([0x5b, 0xc3, 0x28]))).toBeNull();
  });
});

test("R22: JSON five million levels deep is told by its bytes, as a batch and as a line of one", () => {
  const deep = `${"[".repeat(5_000_000)}${"]".repeat(5_000_000)}`;
  const start = performance.now();
  expect(readJsonBatch(deep)).toMatchObject({ ok: false, error: { code: "too-deep" } });
  expect(readJsonBatch(`{"records":${deep}}`)).toMatchObject({ ok: false });
  expect(performance.now() - start).toBeLessThan(500); // 50 ms on a machine that does nothing else
  const lines = readLines(`{"id":"a"}\n{"id":${"[".repeat(40)}${"]".repeat(40)}}\n{"id":"b"}`);
  expect(lines).toMatchObject({
    ok: true,
    value: { rows: [{ kind: "value" }, { problem: { code: "too-deep" } }, { kind: "value" }] },
  });
});

test("a batch of 5,000 records is read, one of 5,001 refused, whatever it is written in", () => {
  const rows = (count: number) => Array.from({ length: count }, () => "{}");
  const { records } = INGEST_LIMITS.batch;
  expect(readJsonBatch(`[${rows(records)}]`).ok).toBe(true);
  expect(readLines(rows(records).join("\n")).ok).toBe(true);
  for (const found of [
    readJsonBatch(`[${rows(records + 1)}]`),
    readLines(rows(records + 1).join("\n")),
  ]) {
    expect(found).toMatchObject({ ok: false, error: { code: "too-many-records" } });
  }
});
