const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53 | 0;
const MULTIPLIER_1 = 0xcd9e8d57 | 0;
const WEYL_0 = 0x9e3779b9 | 0;
const WEYL_1 = 0xbb67ae85 | 0;

/** Keeps the counters that derive a fork's key apart from those that make draws. */
const FORK_MARK = 0x80000000;
const UNITS_PER_BLOCK = 6;

/** The upper 32 bits of an unsigned 32 × 32 bit product, by 16-bit halves so that all stays an integer. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const carry = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}

/**
 * Replaces the four counter words in `block` by their four random words under a 64-bit key.
 * Philox4x32-10 of Salmon et al., "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
 */
export function philox4x32(block: Uint32Array, key0: number, key1: number): void {
  let x0 = block[0] ?? 0;
  let x1 = block[1] ?? 0;
  let x2 = block[2] ?? 0;
  let x3 = block[3] ?? 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const y0 = highProduct(x2, MULTIPLIER_1) ^ x1 ^ k0;
    const y2 = highProduct(x0, MULTIPLIER_0) ^ x3 ^ k1;
    x1 = Math.imul(x2, MULTIPLIER_1);
    x3 = Math.imul(x0, MULTIPLIER_0);
    x0 = y0;
    x2 = y2;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  block[0] = x0;
  block[1] = x1;
  block[2] = x2;
  block[3] = x3;
}

/**
 * A stream of draws. Counter-based: `fork` and `at` neither consume a draw nor depend on the draws made
 * so far, so adding a name or an index elsewhere leaves every other stream as it was.
 */
export interface Random {
  /** Uniform in [0, 1), with 53 random bits. */
  next(): number;
  /** A uniform unsigned 32-bit integer. */
  nextWord(): number;
  /** The stream of this name under this name and index, unrelated to this one and to all others. */
  fork(name: string): Random;
  /** The stream of this index (a whole number from 0, below 2^53) under the same name. */
  at(index: number): Random;
}

/** Shared by all streams, so that one of them costs no array; it holds nothing between two calls. */
const scratch = new Uint32Array(4);

class PhiloxRandom implements Random {
  private readonly key0: number;
  private readonly key1: number;
  private readonly index: number;
  private blocks = 0;
  private used = 4;
  private word1 = 0;
  private word2 = 0;
  private word3 = 0;

  constructor(key0: number, key1: number, index: number) {
    this.key0 = key0;
    this.key1 = key1;
    this.index = index;
  }

  nextWord(): number {
    switch (this.used++) {
      case 1:
        return this.word1;
      case 2:
        return this.word2;
      case 3:
        return this.word3;
      default:
        return this.nextBlock();
    }
  }

  private nextBlock(): number {
    scratch[0] = this.blocks++;
    scratch[1] = 0;
    scratch[2] = this.index;
    scratch[3] = this.index / 2 ** 32;
    philox4x32(scratch, this.key0, this.key1);
    this.word1 = scratch[1] ?? 0;
    this.word2 = scratch[2] ?? 0;
    this.word3 = scratch[3] ?? 0;
    this.used = 1;
    return scratch[0] ?? 0;
  }

  next(): number {
    const high = this.nextWord() >>> 5;
    const low = this.nextWord() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  fork(name: string): Random {
    const mark = FORK_MARK + name.length;
    const block = Uint32Array.of(this.index, this.index / 2 ** 32, 0, mark);
    philox4x32(block, this.key0, this.key1);
    let [key0 = 0, key1 = 0] = block;
    for (let from = 0; from < name.length; from += UNITS_PER_BLOCK) {
      for (let word = 0; word < 3; word++) {
        const at = from + word * 2;
        block[word] = (unitAt(name, at) << 16) | unitAt(name, at + 1);
      }
      block[3] = mark;
      philox4x32(block, key0, key1);
      [key0 = 0, key1 = 0] = block;
    }
    return new PhiloxRandom(key0, key1, 0);
  }

  at(index: number): Random {
    return new PhiloxRandom(this.key0, this.key1, wholeNumber(index, "A stream's index"));
  }
}

const unitAt = (text: string, position: number): number =>
  position < text.length ? text.charCodeAt(position) : 0;

function wholeNumber(value: number, what: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(`${what} must be a whole number from 0 to 2^53 - 1, but is ${value}.`);
}

/** The stream of a seed (a whole number from 0, below 2^53); the same seed gives the same draws everywhere. */
export function createRandom(seed: number): Random {
  wholeNumber(seed, "A seed");
  return new PhiloxRandom(seed % 2 ** 32, Math.floor(seed / 2 ** 32), 0);
}
