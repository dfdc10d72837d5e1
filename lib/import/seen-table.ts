const SMALLEST = 1 << 10;
const FULLEST = 0.6;

/**
 * Counts how often each 64-bit fingerprint was seen, in about 20 bytes per fingerprint.
 * Two different rows share a fingerprint once in 10^19 pairs.
 */
export class SeenTable {
  #slots = SMALLEST;
  #high = new Uint32Array(SMALLEST);
  #low = new Uint32Array(SMALLEST);
  #count = new Uint32Array(SMALLEST);
  #used = 0;

  /** How often the fingerprint was seen before this time. */
  see(high: number, low: number): number {
    if (this.#used > this.#slots * FULLEST) this.#grow();
    const slot = this.#find(high, low);
    const before = this.#count[slot] ?? 0;
    if (before === 0) {
      this.#high[slot] = high;
      this.#low[slot] = low;
      this.#used += 1;
    }
    this.#count[slot] = before + 1;
    return before;
  }

  #find(high: number, low: number): number {
    const mask = this.#slots - 1;
    let slot = (high ^ low) & mask;
    while (this.#count[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [high, low, count] = [this.#high, this.#low, this.#count];
    this.#slots *= 2;
    this.#high = new Uint32Array(this.#slots);
    this.#low = new Uint32Array(this.#slots);
    this.#count = new Uint32Array(this.#slots);
    for (let old = 0; old < count.length; old++) {
      const seen = count[old] ?? 0;
      if (seen === 0) continue;
      const slot = this.#find(high[old] ?? 0, low[old] ?? 0);
      this.#high[slot] = high[old] ?? 0;
      this.#low[slot] = low[old] ?? 0;
      this.#count[slot] = seen;
    }
  }
}
