import type { Print } from "./seen-rows.ts";

const SEGMENTS = 256;
const SMALLEST = 16;
const FULLEST = 0.8;
const GROWTH = 1.5;

/**
 * A set of 64-bit fingerprints in 10 to 15 bytes for each: it grows in 256 parts, one at a time, so that it never takes
 * twice its room. Two different texts share a fingerprint once in 10^19 pairs.
 */
export class PrintSet {
  readonly #segments = Array.from({ length: SEGMENTS }, () => new Segment());

  /** Whether the fingerprint was there before. */
  add({ high, low }: Pick<Print, "high" | "low">): boolean {
    return this.#segments[high % SEGMENTS]?.add(high, low) ?? false;
  }
}

/** Pairs of words, each at the first free place from its own on. */
class Segment {
  #slots = SMALLEST;
  #words = new Uint32Array(2 * SMALLEST);
  #used = 0;

  add(high: number, low: number): boolean {
    if (this.#used > this.#slots * FULLEST) this.#grow();
    // Two zeros mark a free place; the fingerprint of that value takes its neighbour's.
    const own = high === 0 && low === 0 ? 1 : low;
    const at = this.#find(high, own);
    if (this.#words[at] === high && this.#words[at + 1] === own) return true;
    this.#words[at] = high;
    this.#words[at + 1] = own;
    this.#used += 1;
    return false;
  }

  /** Where the pair stands, or would. */
  #find(high: number, low: number): number {
    const words = this.#words;
    let at = 2 * (low % this.#slots);
    while (
      (words[at] !== high || words[at + 1] !== low) &&
      (words[at] !== 0 || words[at + 1] !== 0)
    ) {
      at = at + 2 === words.length ? 0 : at + 2;
    }
    return at;
  }

  #grow(): void {
    const old = this.#words;
    this.#slots = Math.ceil(this.#slots * GROWTH);
    this.#words = new Uint32Array(2 * this.#slots);
    for (let from = 0; from < old.length; from += 2) {
      const [high = 0, low = 0] = [old[from], old[from + 1]];
      if (high === 0 && low === 0) continue;
      const at = this.#find(high, low);
      this.#words[at] = high;
      this.#words[at + 1] = low;
    }
  }
}
