import fc from "fast-check";
import { expect, test } from "vitest";
import { PrintSet } from "./print-set.ts";

test("a fingerprint is there from its first time on, and no other is, however alike", () => {
  const word = fc.oneof(fc.nat(40), fc.constantFrom(256, 512, 2 ** 32 - 1), fc.nat(2 ** 32 - 1));
  // 0, 0 and 0, 1 count as the same: see the set.
  const print = fc.record({ high: word, low: word }).filter(({ high, low }) => high > 0 || low > 1);
  fc.assert(
    fc.property(fc.array(print, { maxLength: 400 }), (prints) => {
      const [set, plain] = [new PrintSet(), new Set<string>()];
      for (const each of prints) {
        const name = `${each.high} ${each.low}`;
        expect(set.add(each)).toBe(plain.has(name));
        plain.add(name);
      }
    }),
    { seed: 61 },
  );
});

test("the fingerprint of two zeros is kept too", () => {
  const set = new PrintSet();
  expect([set.add({ high: 0, low: 0 }), set.add({ high: 0, low: 0 })]).toEqual([false, true]);
});

test("half a million fingerprints are all found again", () => {
  const set = new PrintSet();
  const print = (n: number) => ({ high: Math.imul(n, 0x9e3779b1) >>> 0, low: n });
  const foundAgain = (from: number, to: number): number => {
    let found = 0;
    for (let n = from; n < to; n++) if (set.add(print(n))) found += 1;
    return found;
  };
  expect(foundAgain(2, 500_000)).toBe(0);
  expect(foundAgain(2, 500_000)).toBe(499_998);
});
