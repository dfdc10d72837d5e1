import { expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { UNDATED_US } from "../core/time.ts";
import { FORMATS } from "../formats/index.ts";
import { printTierscopeCsv } from "../formats/tierscope-csv/print-tierscope-csv.ts";
import { inPieces } from "../testing/read-usage.ts";
import { openUsage } from "./open-usage.ts";
import { Tally } from "./tally.ts";
import { tellOnce } from "./tell-once.ts";

const day = (n: number): number => Date.UTC(2026, 10, n) * 1_000;
const call = (n: number, parts: Partial<UsageRecord> = {}): UsageRecord => ({
  ...blankRecord("call", day(n) + 7),
  requestId: `r${n}${JSON.stringify(parts)}`,
  provider: "openai",
  project: "search",
  inputTotal: 1,
  ...parts,
});
const bucket = (n: number, parts: Partial<UsageRecord> = {}): UsageRecord => ({
  ...blankRecord("bucket", day(n)),
  endUs: day(n + 1),
  outcome: "unknown",
  provider: "openai",
  project: "search",
  requests: 5,
  inputTotal: 100,
  ...parts,
});

async function told(records: readonly UsageRecord[]) {
  const opened = await openUsage(inPieces([...printTierscopeCsv(records)].join("")));
  if (!opened.ok) throw new Error(opened.error.message);
  const tally = new Tally(opened.value);
  for await (const batch of tellOnce(opened.value)) for (const row of batch) tally.addRow(row);
  const { records: counts, tokens } = tally.report();
  return { ...counts, inputTotal: tokens.inputTotal };
}

test("a bucket is passed over where the file has calls of its provider, project and day, before or behind it", async () => {
  const records = [bucket(18), call(18), bucket(19), call(20), bucket(20)];
  expect(await told(records)).toMatchObject({ valid: 3, skipped: 2, inputTotal: 102 });
});

test("calls of another project or provider leave it", async () => {
  const records = [
    bucket(18),
    call(18, { project: "support" }),
    call(18, { provider: "anthropic" }),
  ];
  expect(await told(records)).toMatchObject({ valid: 3, skipped: 0, inputTotal: 102 });
});

test("an unknown provider or project may be any, on either side", async () => {
  expect(await told([bucket(18), call(18, { project: null })])).toMatchObject({ skipped: 1 });
  expect(await told([bucket(18, { provider: null }), call(18)])).toMatchObject({ skipped: 1 });
  const crossed = [bucket(18, { project: null }), call(18, { provider: null })];
  expect(await told(crossed)).toMatchObject({ skipped: 1 });
});

test("a bucket of several days is told by calls of any of them", async () => {
  const month = bucket(1, { endUs: day(30) });
  expect(await told([month, call(29)])).toMatchObject({ skipped: 1 });
  expect(await told([month, call(30)])).toMatchObject({ skipped: 0 });
});

test("a whole batch is passed over for calls of the batch tier alone, of its model, its days or no time", async () => {
  const tiers = { tierRequested: "batch", tierServed: "batch", model: "o3" } as const;
  const whole = bucket(18, { ...tiers, project: null });
  expect(await told([whole, call(18)])).toMatchObject({ skipped: 0, inputTotal: 101 });
  expect(await told([whole, call(18, { ...tiers, tierServed: null })])).toMatchObject({
    ...{ skipped: 1, inputTotal: 1 },
  });
  expect(await told([whole, call(18, { ...tiers, model: "o4-mini" })])).toMatchObject({
    skipped: 0,
  });
  expect(await told([whole, call(19, tiers)])).toMatchObject({ skipped: 0 });
  const undated = call(18, { ...tiers, startUs: UNDATED_US });
  expect(await told([undated, whole])).toMatchObject({ skipped: 1 });
  const expired = call(18, { ...tiers, model: null, outcome: "error", startUs: UNDATED_US });
  expect(await told([expired, whole])).toMatchObject({ skipped: 0 });
});

test("formats of buckets alone are handed on as they come", async () => {
  const format = FORMATS.find(({ grain }) => grain === "bucket");
  if (!format) throw new Error("expected a format of buckets");
  const batch = [{ kind: "record" as const, line: 2, record: bucket(18) }];
  const batches = (async function* () {
    yield batch;
  })();
  for await (const each of tellOnce({ format, batches })) expect(each).toBe(batch);
});
