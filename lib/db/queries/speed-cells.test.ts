import fc from "fast-check";
import { expect, test } from "vitest";
import { histogramBucket } from "../../analytics/histogram.ts";
import { outputSizeOf, type SpeedSplit } from "../../analytics/speed-cell.ts";
import { dayOf, startOfItsDayUs } from "../../analytics/zone.ts";
import type { UsageRecord } from "../../core/record.ts";
import { UNDATED_US } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryCall } from "../../testing/arbitrary-call.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { setReportingZone } from "../writes/set-reporting-zone.ts";
import { undoImport } from "../writes/undo-import.ts";
import { speedCells } from "./speed-cells.ts";

const database = testDatabase();
const FRAME = priceFrameOf(PRICE_BOOK);
const ZONES = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "Europe/Berlin"];
const SPLITS: readonly SpeedSplit[][] = [
  ["day", "tierServed"],
  ["model", "outcome", "errorClass"],
  ["outputSize", "tierRequested"],
  ["outputSize", "model"],
  ["outputSize", "project"],
  ["project", "endpoint"],
  [],
];

const counted = (values: readonly (number | null)[]): Readonly<Record<number, number>> => {
  const counts: Record<number, number> = {};
  for (const ms of values) {
    if (ms !== null) counts[histogramBucket(ms)] = (counts[histogramBucket(ms)] ?? 0) + 1;
  }
  return counts;
};

function expected(records: readonly UsageRecord[], splits: readonly SpeedSplit[], zone: string) {
  const groups = new Map<string, UsageRecord[]>();
  for (const record of records) {
    const values: unknown[] = splits.map((split) => {
      if (split === "day") return dayOf(record.startUs, zone);
      if (split === "outputSize") return outputSizeOf(record.outputTotal);
      return record[split as keyof UsageRecord]; // every other split of the test is a field
    });
    const key = JSON.stringify(values);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return new Map(
    [...groups].map(([key, group]) => [
      key,
      {
        calls: group.length,
        latencyMs: group.reduce((sum, { latencyMs }) => sum + (latencyMs ?? 0), 0),
        latency: counted(group.map(({ latencyMs }) => latencyMs)),
        ttft: counted(group.map(({ ttftMs }) => ttftMs)),
      },
    ]),
  );
}

const present = (counts: Float64Array): Readonly<Record<number, number>> =>
  Object.fromEntries([...counts.entries()].filter(([, count]) => count > 0));

async function asked(splits: readonly SpeedSplit[], zone: string) {
  const filter = { fromUs: null, toUs: null, zone };
  const cells = await speedCells(database.db, { filter, splits }, FRAME);
  return new Map(
    cells.map((cell) => {
      const values = splits.map((split) => {
        if (split === "day") return cell.bucket === null ? null : dayOf(cell.bucket, zone);
        return split in cell ? cell[split as keyof typeof cell] : undefined; // as above
      });
      return [
        JSON.stringify(values),
        {
          calls: cell.calls,
          latencyMs: cell.latencyMs,
          latency: present(cell.latency.counts),
          ttft: present(cell.ttft.counts),
        },
      ];
    }),
  );
}

test("speeds are those of the calls, whatever they are split by, in any zone, after imports and undo", async () => {
  const { db } = database;
  const files = fc.array(fc.array(arbitraryCall, { minLength: 1, maxLength: 40 }), {
    minLength: 1,
    maxLength: 3,
  });
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.constantFrom(...ZONES),
      fc.constantFrom(...ZONES, null),
      async (files, zone, reporting) => {
        await db.sql`truncate calls, import_claims, claimed_calls, rollups, dirty_hours, coarse_rollups,
          rollup_marks, speed_rollups, coarse_speed, settings`;
        await setReportingZone(db, reporting);
        const ids: number[] = [];
        for (const [file, records] of files.entries()) {
          const keyed = records.map((one, n) => keyedCall(`s-${file}-${n}`, one.startUs, one));
          ids.push(await storeRecords(db, keyed));
          await asked(["day"], zone);
        }
        if (ids.length > 1) await undoImport(db, ids[0] ?? 0);
        const left = (ids.length > 1 ? files.slice(1) : files).flat();
        for (const splits of SPLITS) {
          expect(await asked(splits, zone)).toEqual(expected(left, splits, zone));
        }
      },
    ),
    { seed: 31, numRuns: 8 },
  );
});

test("a bucket begins where its local day does", async () => {
  const { db } = database;
  await db.sql`truncate calls, import_claims, claimed_calls, rollups, dirty_hours, coarse_rollups, rollup_marks,
    speed_rollups, coarse_speed, settings`;
  const at = Date.UTC(2026, 4, 1, 20) * 1000;
  await storeRecords(db, [keyedCall("b", at, { latencyMs: 100 })]);
  const filter = { fromUs: null, toUs: null, zone: "Asia/Kolkata" };
  const [cell] = await speedCells(db, { filter, splits: ["day"] }, FRAME);
  expect(cell?.bucket).toBe(startOfItsDayUs(at, "Asia/Kolkata"));
});

test("calls without a time have their size of output told by project too", async () => {
  const { db } = database;
  await db.sql`truncate calls, import_claims, claimed_calls, rollups, dirty_hours, coarse_rollups, rollup_marks,
    speed_rollups, coarse_speed, settings`;
  const moments = [UNDATED_US, Date.UTC(2026, 4, 1, 20) * 1000, Date.UTC(2026, 4, 9) * 1000];
  const wrote = { project: "search", outputTotal: 40, latencyMs: 100 };
  await storeRecords(
    db,
    moments.map((us, n) => keyedCall(`u-${n}`, us, wrote)),
  );
  const filter = { fromUs: null, toUs: null, zone: "UTC" };
  const cells = await speedCells(db, { filter, splits: ["project", "outputSize"] }, FRAME);
  expect(cells.map(({ project, outputSize, calls }) => ({ project, outputSize, calls }))).toEqual([
    { project: "search", outputSize: outputSizeOf(40), calls: 3 },
  ]);
});
