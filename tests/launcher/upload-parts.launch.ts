import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  API,
  UPLOAD_HASH_HEADER,
  UPLOAD_OFFSET_HEADER,
  UPLOAD_PART_BYTES,
  type UploadState,
} from "../../lib/wire/paths.ts";
import { type Product, startProduct } from "../browser/harness/start-product.ts";
import { memoryOf } from "./memory-of.ts";
import { PageApi, sha256Of } from "./page-api.ts";
import { breakOff, sendSlowly } from "./send-raw.ts";

let product: Product;
let api: PageApi;

beforeAll(async () => {
  product = await startProduct();
  api = new PageApi(product.url);
});
afterAll(async () => await product.stop());

const MIB = 2 ** 20;

/** Bytes that differ from place to place. */
const bytesOf = (count: number, seed = 1): Buffer =>
  Buffer.alloc(count, Buffer.from(Array.from({ length: 251 }, (_, i) => (i * 7 + seed) % 256)));

const offsetOf = async (id: string): Promise<number> =>
  (await api.json<UploadState>(`${API.uploads}/${id}`)).offset;

/** What of a file has arrived on the disk. */
const copyOf = (uploadId: string): Buffer =>
  fs.readFileSync(path.join(product.dataFolder, "staging", uploadId));

const headersFor = (offset: number, part: Uint8Array) => ({
  [UPLOAD_OFFSET_HEADER]: String(offset),
  [UPLOAD_HASH_HEADER]: sha256Of(part),
});

test("R13: a part of 8 MiB is taken, one byte more is refused, told by its length or not, and memory stays flat", async () => {
  const full = bytesOf(UPLOAD_PART_BYTES);
  const over = bytesOf(UPLOAD_PART_BYTES + 1);
  const fresh = async (name: string) => (await api.begin(name, 64 * MIB)).uploadId;
  const target = (id: string) => `${product.url}${API.uploads}/${id}`;
  const quickly = { pieceBytes: MIB, everyMs: 0 };

  const told = await fresh("told.csv");
  expect((await api.putPart(told, 0, full)).status).toBe(200);
  expect((await api.putPart(told, full.length, over)).status).toBe(413);
  expect(await offsetOf(told)).toBe(full.length);

  const untold = await fresh("untold.csv");
  const chunked = (part: Uint8Array, offset: number) =>
    sendSlowly(target(untold), headersFor(offset, part), part, quickly);
  expect((await chunked(full, 0)).status).toBe(200);
  expect((await chunked(over, full.length)).status).toBe(413);

  const packed = await fresh("packed.csv");
  const gzip = { sha256: sha256Of(full), headers: { "content-encoding": "gzip" } };
  expect((await api.putPart(packed, 0, gzipSync(full), gzip)).status).toBe(415);
  expect(await offsetOf(packed)).toBe(0);

  const before = memoryOf(product.pid);
  const whole = await fresh("whole.csv");
  for (let offset = 0; offset < 64 * MIB; offset += full.length) {
    expect((await api.putPart(whole, offset, full)).status).toBe(200);
  }
  const after = memoryOf(product.pid);
  if (before !== null && after !== null) expect(after - before).toBeLessThan(64 * MIB);
});

test("R14: of a part that is shorter than it was announced nothing is kept", async () => {
  const { uploadId } = await api.begin("cut.csv", 3 * MIB);
  const part = bytesOf(MIB);
  const url = `${product.url}${API.uploads}/${uploadId}`;
  const cut = bytesOf(MIB, 9);
  for (const sent of [cut, cut.subarray(0, 1_000)]) {
    // With its own hash: only the length says that something is missing.
    await breakOff(url, headersFor(0, sent), sent, 2 * MIB);
    expect(copyOf(uploadId)).toHaveLength(0);
  }
  // What was kept would be in the way of the part that belongs there.
  expect((await api.putPart(uploadId, 0, part)).status).toBe(200);
  expect(copyOf(uploadId).equals(part)).toBe(true);
  const beyond = await api.putPart(uploadId, MIB, bytesOf(2 * MIB + 1));
  expect(beyond.status).toBe(413);
  expect(await offsetOf(uploadId)).toBe(MIB);
});

test("R31: a wrong place is answered with the right one, a wrong hash refused, a repeat accepted, and two tabs end with one file", async () => {
  const file = bytesOf(5_000, 3);
  const parts = [file.subarray(0, 2_000), file.subarray(2_000, 4_000), file.subarray(4_000)];
  const [first = file, second = file, third = file] = parts;
  const { uploadId } = await api.begin("parts.csv", file.length);

  const early = await api.putPart(uploadId, 2_000, second);
  expect([early.status, early.headers.get(UPLOAD_OFFSET_HEADER)]).toEqual([409, "0"]);
  expect((await api.putPart(uploadId, 0, first, { sha256: sha256Of(second) })).status).toBe(422);
  expect((await api.putPart(uploadId, 0, first)).status).toBe(200);
  expect((await api.putPart(uploadId, 0, first)).status).toBe(200);
  const other = await api.putPart(uploadId, 0, second);
  expect([other.status, other.headers.get(UPLOAD_OFFSET_HEADER)]).toEqual([409, "2000"]);

  const tabs = await Promise.all([1, 2, 3, 4].map(() => api.putPart(uploadId, 2_000, second)));
  expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await api.putPart(uploadId, 4_000, third)).status).toBe(200);
  expect(copyOf(uploadId).equals(file)).toBe(true);
});

test("R32: a part that trickles in over seconds is waited for", async () => {
  const part = bytesOf(300_000, 5);
  const { uploadId } = await api.begin("slow.csv", part.length);
  const url = `${product.url}${API.uploads}/${uploadId}`;
  // 50 kB every quarter of a second: 200 kB/s
  const pace = { pieceBytes: 50_000, everyMs: 250 };
  expect((await sendSlowly(url, headersFor(0, part), part, pace)).status).toBe(200);
});
