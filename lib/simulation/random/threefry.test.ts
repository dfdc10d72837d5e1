import { expect, test } from "vitest";
import { streamKey } from "./streams.ts";
import { fillThreefry13, type ThreefryRounds, threefry2x32 } from "./threefry.ts";
import { wordStream } from "./word-stream.ts";

const words = (hex: string): Int32Array =>
  Int32Array.from(hex.split(" "), (word) => Number.parseInt(word, 16) | 0);

const inHex = (block: Int32Array): string =>
  Array.from(block, (word) => (word >>> 0).toString(16).padStart(8, "0")).join(" ");

// Random123, tests/kat_vectors, the lines "threefry2x32 20" and "threefry2x32 13".
const PUBLISHED: readonly (readonly [ThreefryRounds, string, string, string])[] = [
  [20, "00000000 00000000", "00000000 00000000", "6b200159 99ba4efe"],
  [20, "ffffffff ffffffff", "ffffffff ffffffff", "1cb996fc bb002be7"],
  [20, "243f6a88 85a308d3", "13198a2e 03707344", "c4923a9c 483df7a0"],
  [13, "00000000 00000000", "00000000 00000000", "9d1c5ec6 8bd50731"],
  [13, "ffffffff ffffffff", "ffffffff ffffffff", "fd36d048 2d17272c"],
  [13, "243f6a88 85a308d3", "13198a2e 03707344", "ba3e4725 f27d669e"],
];

test.each(PUBLISHED)(
  "Threefry-2x32-%i gives Random123's published answer for counter %s and key %s",
  (rounds, counter, key, answer) => {
    const block = words(counter);
    const [key0 = 0, key1 = 0] = words(key);
    threefry2x32(block, key0, key1, rounds);
    expect(inHex(block)).toBe(answer);
  },
);

test.each(PUBLISHED.filter(([rounds]) => rounds === 13))(
  "the written-out rounds give the published answer of Threefry-2x32-%i too, for counter %s and key %s",
  (_, counter, key, answer) => {
    const block = new Int32Array(2);
    const [first = 0, lane = 0] = words(counter);
    const [key0 = 0, key1 = 0] = words(key);
    fillThreefry13(block, 1, first, lane, { key0, key1 });
    expect(inHex(block)).toBe(answer);
  },
);

test("filling a thousand counters at once gives what each of them gives alone", () => {
  const key = streamKey(7, "requests", 0);
  const all = new Int32Array(2000);
  fillThreefry13(all, 1000, 2 ** 31 - 500, 3, key);
  for (const counter of [0, 1, 499, 500, 999]) {
    const one = Int32Array.of((2 ** 31 - 500 + counter) | 0, 3);
    threefry2x32(one, key.key0, key.key1, 13);
    expect(all.slice(2 * counter, 2 * counter + 2)).toEqual(one);
  }
});

test("draws of a stream are in the open unit interval with mean 1/2 and variance 1/12", () => {
  const stream = wordStream(streamKey(1, "tape", 0));
  const draws = Array.from({ length: 100_000 }, () => stream.next());
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  expect(draws.every((draw) => draw > 0 && draw < 1)).toBe(true);
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / draws.length));
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.001);
});

test("seeds, streams and tapes all have keys of their own", () => {
  const keys = [
    streamKey(1, "tape", 0),
    streamKey(1, "tape", 1),
    streamKey(1, "requests", 0),
    streamKey(2, "tape", 0),
    streamKey(1 + 2 ** 32, "tape", 0),
  ].map(({ key0, key1 }) => `${key0} ${key1}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(streamKey(1, "tape", 0)).toEqual(streamKey(1, "tape", 0));
});
