import { expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";
import { seenCounts } from "./seen-store.ts";

const database = testDatabase();
const LARGEST = 0xffff_ffff;

test("counts are added up by print and answered in the order of the questions", async () => {
  const seen = seenCounts(database.db);
  await seen.add([
    [1, 2, 1],
    [LARGEST, LARGEST, 3],
  ]);
  await seen.add([
    [1, 2, 4],
    [1, 3, 1],
  ]);
  const prints = [
    [9, 9],
    [1, 2],
    [LARGEST, LARGEST],
    [1, 2],
    [2, 1],
    [1, 3],
  ].map(([high = 0, low = 0]) => ({ high, low }));
  expect(await seen.counts(prints)).toEqual([0, 5, 3, 5, 0, 1]);
  await seen.close();
});

test("two files know nothing of each other, and one without counts costs no connection", async () => {
  const [one, other] = [seenCounts(database.db), seenCounts(database.db)];
  await one.add([[7, 7, 2]]);
  expect(await other.counts([{ high: 7, low: 7 }])).toEqual([0]);
  await Promise.all([one.close(), other.close(), seenCounts(database.db).close()]);
});

test("a hundred thousand counts come and go by the index", async () => {
  const seen = seenCounts(database.db);
  await seen.add(Array.from({ length: 100_000 }, (_, n) => [n % 100, n, 1] as const));
  const asked = Array.from({ length: 512 }, (_, n) => ({ high: n % 100, low: n * 300 }));
  const found = await seen.counts(asked);
  expect(found.reduce((sum, times) => sum + times)).toBe(
    asked.filter(({ high, low }) => low < 100_000 && low % 100 === high).length,
  );
  await seen.close();
});
