import fc from "fast-check";
import { expect, test } from "vitest";
import { blankRecord, OUTCOMES } from "../../core/record.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryCall, CALLS_FROM_US } from "../../testing/arbitrary-call.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import { priceFrameOf } from "../price-frame.ts";
import { sampleCalls } from "./sample-calls.ts";

const database = testDatabase();
const FRAME = priceFrameOf(PRICE_BOOK);
const ALL = { fromUs: null, toUs: null, zone: "UTC" };

const empty = () => database.db.sql`
  truncate calls, import_claims, claimed_calls, rollups, dirty_hours, coarse_rollups, rollup_marks,
    speed_rollups, coarse_speed, settings`;

test("where few calls lie in a range, all that the filter means come, each with what it says", async () => {
  const { db } = database;
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryCall, { minLength: 1, maxLength: 60 }), async (records) => {
      await empty();
      await storeRecords(
        db,
        records.map((one, n) => keyedCall(`a-${n}`, one.startUs, one)),
      );
      const filter = { ...ALL, projects: ["search", null] };
      const { rows, names, of, share } = await sampleCalls(db, { filter, most: 1_000 }, FRAME);
      const wanted = records.filter(({ project }) => project === "search" || project === null);
      expect([of, share, rows.length]).toEqual([wanted.length, 1, wanted.length]);
      const line = (values: readonly unknown[]): string => JSON.stringify(values);
      const found = Array.from({ length: rows.length }, (_, i) =>
        line([
          ...[rows.latencyMs[i], rows.ttftMs[i], rows.inputTotal[i], rows.outputTotal[i]],
          ...[names.model[rows.model[i] ?? 0], names.tierServed[rows.tierServed[i] ?? 0]],
          ...[names.workload[rows.workload[i] ?? 0], OUTCOMES[rows.outcome[i] ?? 0], rows.atS[i]],
        ]),
      );
      const told = wanted.map((one) =>
        line([
          ...[one.latencyMs ?? -1, one.ttftMs ?? -1, one.inputTotal ?? -1, one.outputTotal ?? -1],
          ...[one.model, one.tierServed, one.workload, one.outcome],
          Math.floor(one.startUs / 1e6),
        ]),
      );
      expect(found.sort()).toEqual(told.sort());
    }),
    { seed: 43, numRuns: testSize(6, 15) },
  );
});

test("of more calls than wanted comes a share, about as large as it is said to be, and the same again", async () => {
  const { db } = database;
  await empty();
  const calls = Array.from({ length: 4_000 }, (_, n) =>
    keyedCall(`m-${n}`, CALLS_FROM_US + n, blankRecord("call", CALLS_FROM_US)),
  );
  await storeRecords(db, calls);
  const ask = () => sampleCalls(db, { filter: ALL, most: 1_000 }, FRAME);
  const { rows, of, share } = await ask();
  expect(of).toBe(4_000);
  expect(share).toBeCloseTo(0.25, 1);
  expect(rows.length).toBeGreaterThan(800);
  expect(rows.length).toBeLessThan(1_100);
  expect((await ask()).rows.length).toBe(rows.length);
});

test("without calls the sample is empty", async () => {
  await empty();
  expect(await sampleCalls(database.db, { filter: ALL, most: 10 }, FRAME)).toMatchObject({
    of: 0,
    rows: { length: 0 },
  });
});
