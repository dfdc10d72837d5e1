import { fillThreefry13, type RandomKey } from "./threefry.ts";

const COUNTERS_PER_FILL = 64;

/** Draws one after the other under one key. */
export interface WordStream {
  /** Uniform in the open interval (0, 1), so that a logarithm of it is finite; 32 random bits. */
  next(): number;
}

/** The draws of a key from its first on; `lane` names one of its 2^32 streams. */
export function wordStream(key: RandomKey, lane = 0): WordStream {
  const words = new Int32Array(2 * COUNTERS_PER_FILL);
  let filled = 0;
  let used = words.length;
  return {
    next() {
      if (used === words.length) {
        fillThreefry13(words, COUNTERS_PER_FILL, filled, lane, key);
        filled += COUNTERS_PER_FILL;
        used = 0;
      }
      return (((words[used++] ?? 0) >>> 0) + 0.5) / 2 ** 32;
    },
  };
}
