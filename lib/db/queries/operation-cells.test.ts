import fc from "fast-check";
import { expect, test } from "vitest";
import { fellBack, isFailed, waitMs } from "../../analytics/operation.ts";
import { dayOf } from "../../analytics/zone.ts";
import type { UsageRecord } from "../../core/record.ts";
import { UNDATED_US } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryCall } from "../../testing/arbitrary-call.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import type { KeyedRecord } from "../chunk.ts";
import { priceFrameOf } from "../price-frame.ts";
import { setReportingZone } from "../writes/set-reporting-zone.ts";
import { undoImport } from "../writes/undo-import.ts";
import { operationCells } from "./operation-cells.ts";

const database = testDatabase();
const FRAME = priceFrameOf(PRICE_BOOK);
const ZONES = ["UTC", "America/New_York", "Asia/Kolkata"];
const SPLITS = [
  "day",
  "model",
  "tierRequested",
  "firstErrorClass",
  "lastOutcome",
  "fellBack",
  "grouped",
  "attemptsEach",
] as const;

const empty = () => database.db.sql`
  truncate calls, import_claims, claimed_calls, rollups, dirty_hours, coarse_rollups, rollup_marks,
    operation_rollups, coarse_operations, settings`;

/** Stored calls as their operations: attempts in order of time. */
function operationsOf(calls: readonly KeyedRecord[]): readonly (readonly UsageRecord[])[] {
  const groups = new Map<string, KeyedRecord[]>();
  for (const call of calls) {
    const id = call.record.operationId ?? `single ${call.key}`;
    groups.set(id, [...(groups.get(id) ?? []), call]);
  }
  const inOrder = (a: KeyedRecord, b: KeyedRecord): number =>
    a.record.startUs - b.record.startUs ||
    (a.record.attempt ?? -1) - (b.record.attempt ?? -1) ||
    ((a.key ?? "") < (b.key ?? "") ? -1 : 1);
  return [...groups.values()].map((group) => group.sort(inOrder).map(({ record }) => record));
}

function sumOf(attempts: readonly UsageRecord[]) {
  const waits = attempts.slice(1).map((next, nth) => {
    const attempt = attempts[nth];
    return attempt ? waitMs(attempt, next) : null;
  });
  const failed = attempts.filter(isFailed);
  const total = (values: readonly (number | null)[]): number =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  return {
    operations: 1,
    attempts: attempts.length,
    waitedMs: total(waits),
    waitedUnknown: waits.includes(null) ? 1 : 0,
    failingMs: total(failed.map(({ latencyMs }) => latencyMs)),
    failingUnknown: failed.some(({ latencyMs }) => latencyMs === null) ? 1 : 0,
  };
}

type Sums = ReturnType<typeof sumOf>;

function expected(calls: readonly KeyedRecord[], zone: string): ReadonlyMap<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const attempts of operationsOf(calls)) {
    const first = attempts[0];
    const last = attempts.at(-1);
    if (!first || !last) continue;
    const grouped = first.operationId !== null;
    const key = JSON.stringify([
      ...[
        dayOf(first.startUs, zone),
        first.model,
        first.tierRequested,
        first.errorClass,
        last.outcome,
      ],
      grouped && attempts.length === 1 ? false : grouped ? fellBack(first, last) : null,
      ...[grouped, Math.min(10, attempts.length)],
    ]);
    const own = sumOf(attempts);
    const known = sums.get(key);
    sums.set(
      key,
      known
        ? {
            operations: known.operations + own.operations,
            attempts: known.attempts + own.attempts,
            waitedMs: known.waitedMs + own.waitedMs,
            waitedUnknown: known.waitedUnknown + own.waitedUnknown,
            failingMs: known.failingMs + own.failingMs,
            failingUnknown: known.failingUnknown + own.failingUnknown,
          }
        : own,
    );
  }
  return sums;
}

async function asked(zone: string): Promise<ReadonlyMap<string, Sums>> {
  const filter = { fromUs: null, toUs: null, zone };
  const cells = await operationCells(database.db, { filter, splits: SPLITS }, FRAME);
  return new Map(
    cells.map((cell) => {
      const { bucket, model, tierRequested, firstErrorClass, lastOutcome, attemptsEach } = cell;
      const day = bucket === null ? null : dayOf(bucket, zone);
      const { operations, attempts, waitedMs, waitedUnknown, failingMs, failingUnknown } = cell;
      return [
        JSON.stringify([
          ...[day, model, tierRequested, firstErrorClass, lastOutcome, cell.fellBack],
          ...[cell.grouped, attemptsEach],
        ]),
        { operations, attempts, waitedMs, waitedUnknown, failingMs, failingUnknown },
      ];
    }),
  );
}

test("operations are those of the calls, after any imports, merges and undos", async () => {
  const { db } = database;
  const files = fc.array(fc.array(arbitraryCall, { minLength: 1, maxLength: 25 }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.constantFrom(...ZONES),
      fc.constantFrom(...ZONES, null),
      fc.nat({ max: 3 }),
      async (files, zone, reporting, undone) => {
        await empty();
        await setReportingZone(db, reporting);
        const imports: { readonly id: number; readonly calls: readonly KeyedRecord[] }[] = [];
        for (const [file, records] of files.entries()) {
          const calls = records.map((one, n) => keyedCall(`o-${file}-${n}`, one.startUs, one));
          imports.push({ id: await storeRecords(db, calls), calls });
          const stored = imports.flatMap((one) => one.calls);
          expect(await asked(zone)).toEqual(expected(stored, zone));
        }
        const gone = imports[undone % imports.length];
        if (!gone) return;
        await undoImport(db, gone.id);
        const left = imports.filter((one) => one !== gone).flatMap((one) => one.calls);
        expect(await asked(zone)).toEqual(expected(left, zone));
      },
    ),
    { seed: 37, numRuns: testSize(8, 25) },
  );
});

test("an operation id that a second file names, and undo takes away again, moves the call in and out", async () => {
  const { db } = database;
  await empty();
  const at = Date.UTC(2026, 4, 1, 10) * 1000;
  const first = keyedCall("first", at, { operationId: "op", latencyMs: 1_000, outcome: "error" });
  const second = keyedCall("second", at + 3_700_000_000);
  await storeRecords(db, [first, second]);
  const known = { ...second, record: { ...second.record, operationId: "op" } };
  const later = await storeRecords(db, [known]);
  expect(await asked("UTC")).toEqual(expected([first, known], "UTC"));
  await undoImport(db, later);
  expect(await asked("UTC")).toEqual(expected([first, second], "UTC"));
});

test("how long a call without a time was waited for is unknown", async () => {
  await empty();
  const calls = [UNDATED_US, Date.UTC(2026, 4, 1) * 1000].map((at, n) =>
    keyedCall(`u-${n}`, at, { operationId: "op", latencyMs: 5 }),
  );
  await storeRecords(database.db, calls);
  const [sums] = (await asked("UTC")).values();
  expect(sums).toMatchObject({ attempts: 2, waitedMs: 0, waitedUnknown: 1 });
});
