/** Of the key schedule: Skein's parity constant, for 32-bit words. */
const PARITY = 0x1bd11bda;

/** The rounds of Random123's default, and the fewest that its authors found to pass BigCrush with a margin. */
export type ThreefryRounds = 20 | 13;

/**
 * Encrypts the counter in `block` (two words) in place under a key of two words.
 * Threefry-2x32 of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function threefry2x32(
  block: Int32Array,
  key0: number,
  key1: number,
  rounds: ThreefryRounds,
): void {
  const key2 = PARITY ^ key0 ^ key1;
  let x0 = ((block[0] ?? 0) + key0) | 0;
  let x1 = ((block[1] ?? 0) + key1) | 0;
  for (let round = 0; round < rounds; round++) {
    const turn = ROTATIONS[round & 7] ?? 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << turn) | (x1 >>> (32 - turn))) ^ x0;
    if ((round & 3) !== 3) continue;
    const injection = (round + 1) >> 2;
    x0 = (x0 + wordOfKey(injection % 3, key0, key1, key2)) | 0;
    x1 = (x1 + wordOfKey((injection + 1) % 3, key0, key1, key2) + injection) | 0;
  }
  block[0] = x0;
  block[1] = x1;
}

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];

function wordOfKey(place: number, key0: number, key1: number, key2: number): number {
  if (place === 0) return key0;
  return place === 1 ? key1 : key2;
}

/** Names one stream of a seed. */
export interface RandomKey {
  readonly key0: number;
  readonly key1: number;
}

/**
 * Fills `words` with the two words each of so many counters in a row: (first, lane), (first + 1, lane), … under
 * Threefry-2x32-13: the function above with its rounds written out, which is several times as fast.
 */
export function fillThreefry13(
  words: Int32Array,
  counters: number,
  first: number,
  lane: number,
  { key0, key1 }: RandomKey,
): void {
  const key2 = PARITY ^ key0 ^ key1;
  for (let counter = 0; counter < counters; counter++) {
    let x0 = (first + counter + key0) | 0;
    let x1 = (lane + key1) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + key1) | 0;
    x1 = (x1 + key2 + 1) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
    x0 = (x0 + key2) | 0;
    x1 = (x1 + key0 + 2) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
    x0 = (x0 + key0) | 0;
    x1 = (x1 + key1 + 3) | 0;
    x0 = (x0 + x1) | 0;
    x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
    words[2 * counter] = x0;
    words[2 * counter + 1] = x1;
  }
}
