import fc from "fast-check";
import { expect, test } from "vitest";
import { type Print, SeenRows, type SeenStore } from "./seen-rows.ts";

/** A store as a plain map, which notes how many prints it was asked about. */
function mapStore() {
  const known = new Map<string, number>();
  const asked = { prints: 0, moves: 0 };
  const store: SeenStore = {
    async add(counts) {
      asked.moves += 1;
      for (const [high, low, times] of counts) {
        known.set(`${high}/${low}`, (known.get(`${high}/${low}`) ?? 0) + times);
      }
    },
    async counts(prints) {
      asked.prints += prints.length;
      return prints.map(({ high, low }) => known.get(`${high}/${low}`) ?? 0);
    },
  };
  return { store, asked };
}

const print = (n: number, atUs: number): Print => ({ high: n % 3, low: n, atUs });

test("however little fits into memory, equal rows are counted as by a plain map", async () => {
  const row = fc.tuple(fc.nat(30), fc.nat(4)).map(([n, late]) => print(n * 5 + late, n));
  const batches = fc.array(fc.array(row, { maxLength: 9 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(batches, fc.nat(12), async (given, most) => {
      const rows = new SeenRows(mapStore().store, most);
      const plain = new Map<number, number>();
      for (const batch of given) {
        const before = batch.map(({ low }) => {
          const times = plain.get(low) ?? 0;
          plain.set(low, times + 1);
          return times;
        });
        expect(await rows.count(batch)).toEqual(before);
      }
    }),
    { seed: 51 },
  );
});

test.each([
  ["in order of time", (n: number) => n],
  ["newest first", (n: number) => 10_000 - n],
])("a file %s leaves memory behind and never asks for it again", async (_order, timeOf) => {
  const { store, asked } = mapStore();
  const rows = new SeenRows(store, 100);
  for (let n = 0; n < 1_000; n += 10) {
    const batch = Array.from({ length: 10 }, (_, i) => print(n + i, timeOf(n + i)));
    expect(await rows.count(batch)).toEqual(Array(10).fill(0));
  }
  expect(asked.moves).toBeGreaterThan(5);
  expect(asked.prints).toBe(0);
});
