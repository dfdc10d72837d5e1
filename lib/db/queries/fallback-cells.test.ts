import fc from "fast-check";
import { expect, test } from "vitest";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { readOverviewFilters } from "../../analytics/overview-filters.ts";
import type { UsageRecord } from "../../core/record.ts";
import { US_PER_DAY, US_PER_S } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryCall } from "../../testing/arbitrary-call.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import type { KeyedRecord } from "../chunk.ts";
import { priceFrameOf } from "../price-frame.ts";
import { undoImport } from "../writes/undo-import.ts";
import { fallbackCells } from "./fallback-cells.ts";
import { reliabilityOf } from "./reliability.ts";

const database = testDatabase();
const FRAME = priceFrameOf(PRICE_BOOK);
const ALL: CellFilter = { fromUs: null, toUs: null, zone: "UTC" };
const CONTEXT = { nowUs: 0, defaultZone: "UTC" };
const NOON = Date.UTC(2025, 4, 1, 12) * 1000;

const facts = (operationId: string, tier: string): Partial<UsageRecord> => ({
  ...{ provider: "openai", model: "o3", operationId, project: "search" },
  ...{ tierRequested: tier, tierServed: tier, inputTotal: 1_000, outputTotal: 10 },
});
const refused: Partial<UsageRecord> = {
  ...{ outcome: "error", errorClass: "flex_unavailable", tierServed: null },
  ...{ inputTotal: null, outputTotal: null },
};

const second = (n: number): number => NOON + n * US_PER_S;

test("answered calls at another tier count where an earlier attempt of theirs asked for flex in vain", async () => {
  await storeRecords(database.db, [
    keyedCall("a1", second(0), { ...facts("a", "flex"), ...refused }),
    keyedCall("a2", second(1), { ...facts("a", "flex"), ...refused }),
    keyedCall("a3", second(2), facts("a", "standard")),
    keyedCall("b1", second(3), facts("b", "standard")),
    keyedCall("c1", second(4), { ...facts("c", "flex"), ...refused }),
    keyedCall("c2", second(5), facts("c", "flex")),
    keyedCall("d1", second(6), facts("d", "standard")),
    keyedCall("d2", second(7), { ...facts("d", "flex"), ...refused }),
    keyedCall("e1", second(8), { ...facts("e", "flex"), ...refused }),
    keyedCall("e2", second(9), { ...facts("e", "standard"), project: "support" }),
  ]);
  const cells = await fallbackCells(database.db, ALL, FRAME);
  expect(cells).toMatchObject([
    { tierRequested: "flex", tierServed: "standard", records: 2, inputTotal: 2_000 },
  ]);
  const search = { ...ALL, projects: ["search"] };
  expect(await fallbackCells(database.db, search, FRAME)).toMatchObject([{ records: 1 }]);
});

test("the sample's calls are none of the user's own, and a period cuts what was answered", async () => {
  expect(await fallbackCells(database.db, { ...ALL, synthetic: true }, FRAME)).toEqual([]);
  const early = { ...ALL, toUs: second(2) };
  expect(await fallbackCells(database.db, early, FRAME)).toEqual([]);
  const late = { ...ALL, fromUs: second(9) };
  expect(await fallbackCells(database.db, late, FRAME)).toMatchObject([{ records: 1 }]);
});

test("what a fallback cost is told by why the call before had failed, and timeouts by how long they took", async () => {
  const question = { filters: readOverviewFilters(new URLSearchParams(), CONTEXT), nowUs: 0 };
  const { fallbacks } = await reliabilityOf(database.db, PRICE_BOOK, question);
  // A thousand input tokens of o3 in 2025-05 at $10 a million, and ten of output at $40: $0.0104, twice; half of it at flex.
  expect(fallbacks).toEqual([
    {
      ...{ cause: "flex_unavailable", calls: 2, notSold: 0, unpriced: 0 },
      ...{ spend: "0.0208", lost: "0.0104" },
    },
  ]);
  const timedOut = { ...refused, errorClass: "timeout_client" } as const;
  await storeRecords(database.db, [
    keyedCall("t1", second(20), { ...facts("t", "flex"), ...timedOut, latencyMs: 600_012 }),
    keyedCall("t2", second(700), { ...facts("t", "standard") }),
    keyedCall("u1", second(30), { ...facts("u", "flex"), ...timedOut, latencyMs: 20_000 }),
  ]);
  const later = await reliabilityOf(database.db, PRICE_BOOK, question);
  expect(later.fallbacks.map(({ cause, calls }) => [cause, calls])).toEqual([
    ["flex_unavailable", 2],
    ["timeout_client", 1],
  ]);
  expect(later.timeouts).toMatchObject({
    ...{ calls: 2, read: 2, unknown: 0, atDefault: [{ tier: "flex", calls: 1 }] },
  });
  const filters = { ...question.filters, errorClasses: ["quota"] };
  const none = await reliabilityOf(database.db, PRICE_BOOK, { filters, nowUs: 0 });
  expect(none.timeouts.calls).toBe(0);
});

const LONGEST_US = 2 * US_PER_DAY;

/** Single calls that count as fallbacks, by the tier that was asked for first and the tier served. */
function expected(calls: readonly KeyedRecord[]): ReadonlyMap<string, number> {
  const isAsked = ({ record: { outcome, tierRequested } }: KeyedRecord): boolean =>
    (outcome === "error" || outcome === "cancelled") &&
    (tierRequested === "flex" || tierRequested === "batch");
  const isAnswered = ({ record: { outcome, tierRequested, tierServed } }: KeyedRecord): boolean =>
    (outcome === "success" || outcome === "incomplete") &&
    tierRequested !== "flex" &&
    tierRequested !== "batch" &&
    tierServed !== null;
  const inOrder = (a: KeyedRecord, b: KeyedRecord): number =>
    a.record.startUs - b.record.startUs || ((a.key ?? "") < (b.key ?? "") ? -1 : 1);
  const counts = new Map<string, number>();
  for (const call of calls.filter(isAnswered)) {
    const { operationId, startUs, model, tierServed } = call.record;
    if (operationId === null) continue;
    const [asked] = calls
      .filter((one) => isAsked(one) && one.record.operationId === operationId)
      .filter(({ record }) => record.startUs <= startUs && record.startUs >= startUs - LONGEST_US)
      .sort(inOrder);
    if (!asked) continue;
    const { tierRequested, errorClass } = asked.record;
    const key = JSON.stringify([tierRequested, errorClass, model, tierServed]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

async function told(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const cell of await fallbackCells(database.db, ALL, FRAME, { tellCause: true })) {
    const { tierRequested, errorClass, model, tierServed, records } = cell;
    const key = JSON.stringify([tierRequested, errorClass, model, tierServed]);
    counts.set(key, (counts.get(key) ?? 0) + records);
  }
  return counts;
}

test("fallbacks are those of the calls, after any imports, merges and undos", async () => {
  const { db } = database;
  const few = fc.array(arbitraryCall, { minLength: 1, maxLength: 25 });
  const known = fc.constantFrom("flex", "standard", null);
  const call = fc
    .tuple(arbitraryCall, known, known, fc.constantFrom("a", "b", null))
    .map(([one, tierRequested, tierServed, operationId]) => ({
      ...one,
      ...{ tierRequested, tierServed, operationId },
    }));
  const files = fc.array(fc.oneof(few, fc.array(call, { minLength: 1, maxLength: 25 })), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(files, fc.nat({ max: 3 }), async (files, undone) => {
      await db.sql`
        truncate calls, import_claims, claimed_calls, rollups, dirty_hours, coarse_rollups, rollup_marks,
          fallback_rollups, coarse_fallbacks, settings`;
      const imports: { readonly id: number; readonly calls: readonly KeyedRecord[] }[] = [];
      for (const [file, records] of files.entries()) {
        const calls = records.map((one, n) => keyedCall(`f-${file}-${n}`, one.startUs, one));
        imports.push({ id: await storeRecords(db, calls), calls });
        expect(await told()).toEqual(expected(imports.flatMap((one) => one.calls)));
      }
      const gone = imports[undone % imports.length];
      if (!gone) return;
      await undoImport(db, gone.id);
      const left = imports.filter((one) => one !== gone).flatMap((one) => one.calls);
      expect(await told()).toEqual(expected(left));
    }),
    { seed: 38, numRuns: testSize(8, 20) },
  );
}, 60_000);
