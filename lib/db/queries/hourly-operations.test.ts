import fc from "fast-check";
import { expect, test } from "vitest";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { REFUSALS } from "../../analytics/query/refusals.ts";
import { US_PER_HOUR } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { arbitraryCall } from "../../testing/arbitrary-call.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { hourlyOperations } from "./hourly-operations.ts";
import { operationCells } from "./operation-cells.ts";

const database = testDatabase();
const FRAME = priceFrameOf(PRICE_BOOK);
const ALL: CellFilter = { fromUs: null, toUs: null, zone: "UTC" };

type Counts = Map<string, { operations: number; refused: number }>;

function count(counts: Counts, key: string, operations: number, refused: number): void {
  const known = counts.get(key);
  counts.set(key, {
    operations: operations + (known?.operations ?? 0),
    refused: refused + (known?.refused ?? 0),
  });
}

async function byHour(filter: CellFilter): Promise<Counts> {
  const counts: Counts = new Map();
  const splits = ["model", "tierRequested"] as const;
  for (const { cell, hours } of await hourlyOperations(database.db, { filter, splits }, FRAME)) {
    for (const { hour, attempts, refused } of hours) {
      const key = `${cell.model} ${cell.tierRequested} ${hour}`;
      expect(counts.has(key)).toBe(false);
      count(counts, key, attempts, refused);
    }
  }
  return counts;
}

async function byCells(filter: CellFilter): Promise<Counts> {
  const counts: Counts = new Map();
  const splits = ["hour", "model", "tierRequested", "firstErrorClass", "project"] as const;
  for (const cell of await operationCells(database.db, { filter, splits }, FRAME)) {
    const { firstErrorClass, model, tierRequested, operations } = cell;
    const isRefused = firstErrorClass !== null && REFUSALS.has(firstErrorClass);
    const hour = (cell.bucket ?? 0) / US_PER_HOUR;
    count(counts, `${model} ${tierRequested} ${hour}`, operations, isRefused ? operations : 0);
  }
  return counts;
}

test("operations of an hour, refused or not, are the same from few names as from all", async () => {
  const records = fc.sample(arbitraryCall, { seed: 4, numRuns: 300 });
  await storeRecords(
    database.db,
    records.map((record, n) => keyedCall(`call ${n}`, record.startUs, record)),
  );
  const all = await byHour(ALL);
  expect(all.size).toBeGreaterThan(10);
  expect(all).toEqual(await byCells(ALL));

  const projects = [...new Set(records.map(({ project }) => project))].slice(0, 2);
  const some = await byHour({ ...ALL, projects });
  expect(some.size).toBeLessThan(all.size);
  expect(some).toEqual(await byCells({ ...ALL, projects }));
});
