import { afterAll, beforeAll, expect, test } from "vitest";
import {
  API,
  UPLOAD_HASH_HEADER,
  UPLOAD_OFFSET_HEADER,
  UPLOAD_PART_BYTES,
} from "../../lib/wire/paths.ts";
import { type Product, startProduct } from "../browser/harness/start-product.ts";
import { PageApi, sha256Of } from "../launcher/page-api.ts";
import { sendSlowly } from "../launcher/send-raw.ts";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});
afterAll(async () => await product.stop());

const BYTES_A_SECOND = 200_000;
const SECONDS = 390;

/** Rows of our own format; nothing in them repeats. */
function usage(bytes: number): Buffer {
  const lines = ["time,provider,model,tier_served,input_total,output_total"];
  let length = 0;
  for (let row = 0; length < bytes; row++) {
    const time = new Date(Date.UTC(2026, 9, 1) + row * 1_000).toISOString();
    const line = `${time},openai,gpt-5-mini,standard,${1_000 + (row % 900)},${row % 300}`;
    lines.push(line);
    length += line.length + 1;
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

test("R32: an upload at 200 kB/s for six and a half minutes arrives whole and can be imported", async () => {
  const api = new PageApi(product.url);
  const file = usage(BYTES_A_SECOND * SECONDS);
  const { uploadId } = await api.begin("slow.csv", file.length);
  const startedMs = performance.now();
  for (let offset = 0; offset < file.length; offset += UPLOAD_PART_BYTES) {
    const part = file.subarray(offset, offset + UPLOAD_PART_BYTES);
    const headers = {
      [UPLOAD_OFFSET_HEADER]: String(offset),
      [UPLOAD_HASH_HEADER]: sha256Of(part),
    };
    const url = `${product.url}${API.uploads}/${uploadId}`;
    const pace = { pieceBytes: BYTES_A_SECOND / 10, everyMs: 100 };
    const { status, body } = await sendSlowly(url, headers, part, pace);
    expect([status, body]).toEqual([200, expect.any(String)]);
  }
  const tookS = (performance.now() - startedMs) / 1_000;
  console.log(`${file.length} bytes in ${tookS.toFixed(0)} s, all parts answered 200`);
  expect(tookS).toBeGreaterThan(360);

  const preview = await api.preview({ uploadId });
  if (!preview.ok) throw new Error(preview.message);
  const { format, mapping } = preview;
  const { id } = await api.start({ uploadId, fileName: "slow.csv", format, mapping });
  const { state, counts } = await api.ended(id);
  expect([state, counts.rejected]).toEqual(["done", 0]);
  expect(counts.inserted).toBe(counts.received);
});
