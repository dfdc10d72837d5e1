import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, startProduct } from "../browser/harness/start-product.ts";
import {
  capacityOf,
  flood,
  freshBatches,
  type IngestTarget,
  newTarget,
  recovery,
  slowSenders,
  steadyLoad,
} from "../launcher/ingest-load.ts";
import { longSize } from "./long-size.ts";

const SECONDS = longSize("R17_SECONDS", 60);
const SLOW = longSize("R18_CONNECTIONS", 500);
const MIB = 2 ** 20;
let product: Product;
let target: IngestTarget;

beforeAll(async () => {
  product = await startProduct();
  target = await newTarget(product.url);
});
afterAll(async () => await product.stop());

test(`R18: beside ${SLOW} connections that send a byte a second, batches take less than twice as long`, async () => {
  const nextBody = freshBatches(20);
  await steadyLoad(target, 100, nextBody);
  const alone = await steadyLoad(target, 300, nextBody);
  const slow = await slowSenders(product.url, SLOW);
  const beside = await steadyLoad(target, 300, nextBody);
  expect(slow.waitedFor()).toBe(SLOW);
  slow.end();
  console.log(`p95 alone ${alone.p95Ms.toFixed(1)} ms, beside ${beside.p95Ms.toFixed(1)} ms`);
  expect([alone.statuses, beside.statuses]).toEqual([[200], [200]]);
  expect(beside.p95Ms).toBeLessThan(2 * alone.p95Ms);
});

test(`R17: ${SECONDS} s of thrice what can be stored`, async () => {
  const nextBody = freshBatches(200, 1_000_000);
  const capacity = await capacityOf(target, 5, nextBody);
  const wish = { perSecond: 3 * capacity, seconds: SECONDS, pid: product.pid };
  const { statuses, mostBytes, endMs, ...found } = await flood(target, wish, nextBody);
  const afterMs = await recovery(target, endMs, nextBody);
  console.log(
    `${capacity.toFixed(0)} batches of 200 a second can be stored; answered: ${JSON.stringify(statuses)}; most memory ${Math.round(mostBytes / MIB)} MiB; taken again after ${afterMs.toFixed(0)} ms`,
  );
  const { 200: _, 429: __, 503: ___, ...others } = statuses;
  expect(others).toEqual({});
  expect(found).toMatchObject({ withoutRetryAfter: 0, broken: 0 });
  expect(mostBytes).toBeLessThan(600 * MIB);
  expect(afterMs).toBeLessThan(5_000);
});
