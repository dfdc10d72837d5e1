import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRandom, philox4x32 } from "./random.ts";

const words = (hex: string): Uint32Array =>
  Uint32Array.from(hex.split(" "), (word) => Number.parseInt(word, 16));

const inHex = (block: Uint32Array): string =>
  Array.from(block, (word) => word.toString(16).padStart(8, "0")).join(" ");

const SEEDS = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const FIXED = { seed: 20261120, numRuns: 200 };

describe("the generator", () => {
  // Random123, tests/kat_vectors, the three lines "philox4x32 10".
  test.each([
    [
      "00000000 00000000 00000000 00000000",
      "00000000 00000000",
      "6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    ],
    [
      "ffffffff ffffffff ffffffff ffffffff",
      "ffffffff ffffffff",
      "408f276d 41c83b0e a20bc7c6 6d5451fd",
    ],
    [
      "243f6a88 85a308d3 13198a2e 03707344",
      "a4093822 299f31d0",
      "d16cfe09 94fdcceb 5001e420 24126ea1",
    ],
  ])("gives Random123's published answer for counter %s and key %s", (counter, key, answer) => {
    const block = words(counter);
    const [key0 = 0, key1 = 0] = words(key);
    philox4x32(block, key0, key1);
    expect(inHex(block)).toBe(answer);
  });

  test("gives 1955073260 as the 10,000th word of seed 20111115, as C++26 demands of std::philox4x32", () => {
    const random = createRandom(20111115);
    for (let word = 1; word < 10_000; word++) random.nextWord();
    expect(random.nextWord()).toBe(1955073260);
  });
});

describe("a stream", () => {
  test("repeats itself exactly for the same seed, names and index", () => {
    const draws = () => {
      const random = createRandom(7).fork("chat").at(3);
      return [random.next(), random.next(), random.nextWord()];
    };
    expect(draws()).toEqual(draws());
  });

  test("is not moved by forks, indices or draws of other streams", () => {
    fc.assert(
      fc.property(SEEDS, fc.string(), fc.nat(), (seed, name, index) => {
        const untouched = createRandom(seed);
        const expected = [untouched.next(), untouched.next()];
        const random = createRandom(seed);
        random.fork(name).next();
        const first = random.next();
        random.at(index).next();
        expect([first, random.next()]).toEqual(expected);
      }),
      FIXED,
    );
  });

  test("differs by seed, by name, by order of names and by index", () => {
    const root = createRandom(1);
    const streams = [
      root,
      createRandom(2),
      createRandom(1 + 2 ** 32),
      root.fork(""),
      root.fork("a"),
      root.fork("b"),
      root.fork("a\0"),
      root.fork("ab"),
      root.fork("a").fork("b"),
      root.fork("b").fork("a"),
      root.fork("support-chat"),
      root.fork("support-chas"),
      root.at(1),
      root.at(2 ** 32),
      root.fork("a").at(1),
      root.at(1).fork("a"),
      root.at(2).fork("a"),
    ];
    expect(new Set(streams.map((stream) => stream.next())).size).toBe(streams.length);
  });

  test("at index 0 is the named stream itself from its start", () => {
    const random = createRandom(5).fork("x");
    expect(random.at(0).next()).toBe(createRandom(5).fork("x").next());
  });

  test("stays in [0, 1) with mean 1/2 and variance 1/12 over 100,000 draws", () => {
    const random = createRandom(42);
    const n = 100_000;
    let sum = 0;
    let squares = 0;
    let inside = 0;
    for (let i = 0; i < n; i++) {
      const x = random.next();
      if (x >= 0 && x < 1) inside++;
      sum += x;
      squares += (x - 0.5) ** 2;
    }
    expect(inside).toBe(n);
    // Four standard errors: sqrt(1/12/n) = 0.00091 and sqrt(1/180/n) = 0.00024.
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(0.0037);
    expect(Math.abs(squares / n - 1 / 12)).toBeLessThan(0.00095);
  });

  test("fills 100 bins evenly, also when each draw comes from an index of its own", () => {
    const random = createRandom(9).fork("bins");
    const bins = new Array<number>(100).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const bin = Math.floor(random.at(i).next() * 100);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 99 degrees of freedom: 99.99 % of fair generators stay between 51 and 161.
    expect(chiSquare).toBeGreaterThan(51);
    expect(chiSquare).toBeLessThan(161);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])("refuses %d as a seed and as an index", (bad) => {
    expect(() => createRandom(bad)).toThrow("must be a whole number from 0 to 2^53 - 1");
    expect(() => createRandom(1).at(bad)).toThrow("must be a whole number from 0 to 2^53 - 1");
  });
});
