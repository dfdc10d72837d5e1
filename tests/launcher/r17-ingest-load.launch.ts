import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { IngestKey } from "../../lib/wire/ingest-keys.ts";
import { INGEST_LIMITS } from "../../lib/wire/ingest-limits.ts";
import { API } from "../../lib/wire/paths.ts";
import { answerOf } from "./answers.ts";
import {
  beginBatch,
  capacityOf,
  flood,
  freshBatches,
  type IngestTarget,
  newTarget,
  recovery,
  sendBatch,
  slowSenders,
  steadyLoad,
} from "./ingest-load.ts";
import { PageApi } from "./page-api.ts";
import {
  newDataFolder,
  type Running,
  removeDataFolders,
  tierscope,
  urlIn,
} from "./run-tierscope.ts";

const MIB = 2 ** 20;
const dataFolder = newDataFolder();
let server: Running;
let target: IngestTarget;
let storedBefore = 0;

async function counts() {
  const [key] = await new PageApi(target.url).json<readonly IngestKey[]>(API.keys); // the first: the oldest
  if (!key) throw new Error("the key is gone");
  return key.counts;
}

beforeAll(async () => {
  server = tierscope(dataFolder, ["serve", "--port", "0"]);
  target = await newTarget(urlIn(await server.says("Stop")));
});
afterAll(async () => {
  server.child.kill("SIGKILL");
  await server.ended;
  removeDataFolders();
});

test("R18: five hundred connections that send a byte a second keep no program from being stored", async () => {
  const SLOW = 500;
  const nextBody = freshBatches(20);
  const slow = await slowSenders(target.url, SLOW);
  await sendBatch(target, nextBody()); // behind all their heads
  const beside = await steadyLoad(target, 20, nextBody);
  expect(slow.waitedFor()).toBe(SLOW);
  slow.end();
  expect(beside.statuses).toEqual([200]);
});

test("R17: thrice of what can be stored is stored or told when to come again, in bounded memory, and passes", async () => {
  const nextBody = freshBatches(100, 100_000);
  const capacity = await capacityOf(target, 1, nextBody);
  const before = (await counts()).inserted;
  const wish = { perSecond: 3 * capacity, seconds: 3, pid: server.pid };
  const found = await flood(target, wish, nextBody);
  const { 200: stored = 0, 429: _, 503: __, ...others } = found.statuses;
  expect(stored).toBeGreaterThan(0);
  expect(others).toEqual({});
  expect(found).toMatchObject({ withoutRetryAfter: 0, broken: 0 });
  expect(found.mostBytes).toBeLessThan(600 * MIB);
  expect((await counts()).inserted).toBe(before + found.inserted);
  const again = freshBatches(100, 5_000_000);
  expect(await recovery(target, found.endMs, again)).toBeLessThan(60_000); // 5 s where nothing else is done
  storedBefore = (await counts()).inserted;
});

test("R13, R14: through the whole server a body at its limit is stored, one byte more refused, a broken one nothing", async () => {
  const { wireBytes } = INGEST_LIMITS.batch;
  const body = freshBatches(5, 6_000_000)();
  const padded = (bytes: number) => Buffer.from(body.padEnd(bytes));
  const chunked = { "transfer-encoding": "chunked" };
  expect(await sendBatch(target, padded(wireBytes))).toMatchObject({ status: 200 });
  expect((await sendBatch(target, padded(wireBytes + 1))).status).toBe(413);
  expect((await sendBatch(target, padded(wireBytes), chunked)).status).toBe(200);
  expect((await sendBatch(target, padded(wireBytes + 1), chunked)).status).toBe(413);
  const packed = gzipSync(padded(2 * wireBytes));
  expect((await sendBatch(target, packed, { "content-encoding": "gzip" })).status).toBe(200);
  const short = beginBatch(target, { "content-length": "1000" });
  short.request.write(freshBatches(3, 6_100_000)());
  short.request.destroy();
  expect((await counts()).inserted).toBe(storedBefore + 5);
});

test("R23: a stopped server finishes twenty batches that are under way, is not ready before it is gone, and ends with 0", async () => {
  const BATCHES = 20;
  const ROWS = 10;
  const before = (await counts()).inserted;
  const { url } = target;
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  const nextBody = freshBatches(ROWS, 7_000_000);
  const underWay = Array.from({ length: BATCHES }, () => {
    const text = nextBody();
    const sending = beginBatch(target, { expect: "100-continue" });
    sending.request.flushHeaders();
    return { ...sending, text };
  });
  // The server has seen their heads.
  await Promise.all(underWay.map(async ({ request }) => await once(request, "continue")));
  for (const { request, text } of underWay) request.write(text.slice(0, 100));
  server.child.kill("SIGTERM");
  await expect
    .poll(async () => (await fetch(`${url}/readyz`).catch(() => null))?.status, { interval: 5 })
    .not.toBe(200);
  for (const { request, text, answered } of underWay) {
    request.end(text.slice(100));
    expect(await answered).toMatchObject({ status: 200 });
  }
  expect((await server.ended).code).toBe(0);
  const { keys } = await answerOf(dataFolder, "keys", "list");
  const inserted = before + BATCHES * ROWS;
  expect(keys[0].counts).toMatchObject({ inserted, rejected: 0 });
});
