const SMALLEST = 1 << 10;
const FULLEST = 0.6;

/**
 * Counts 64-bit fingerprints, in 15 to 30 bytes per fingerprint.
 * Two different texts share a fingerprint once in 10^19 pairs.
 */
export class SeenTable {
  #slots = SMALLEST;
  #high = new Uint32Array(SMALLEST);
  #low = new Uint32Array(SMALLEST);
  /** 0 marks a free slot. */
  #value = new Uint32Array(SMALLEST);
  #used = 0;

  /** How many different fingerprints there are. */
  get size(): number {
    return this.#used;
  }

  *counts(): Generator<readonly [high: number, low: number, times: number]> {
    for (const [slot, times] of this.#value.entries()) {
      if (times > 0) yield [this.#high[slot] ?? 0, this.#low[slot] ?? 0, times];
    }
  }

  /** How often the fingerprint was counted before this time. */
  count(high: number, low: number): number {
    const slot = this.#slotOf(high, low);
    const before = this.#value[slot] ?? 0;
    this.#set(slot, high, low, before + 1);
    return before;
  }

  #slotOf(high: number, low: number): number {
    if (this.#used > this.#slots * FULLEST) this.#grow();
    return this.#find(high, low);
  }

  #set(slot: number, high: number, low: number, value: number): void {
    if (this.#value[slot] === 0) this.#used += 1;
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#value[slot] = value;
  }

  #find(high: number, low: number): number {
    const mask = this.#slots - 1;
    let slot = (high ^ low) & mask;
    while (this.#value[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [high, low, value] = [this.#high, this.#low, this.#value];
    this.#slots *= 2;
    this.#high = new Uint32Array(this.#slots);
    this.#low = new Uint32Array(this.#slots);
    this.#value = new Uint32Array(this.#slots);
    this.#used = 0;
    for (let old = 0; old < value.length; old++) {
      const known = value[old] ?? 0;
      if (known === 0) continue;
      const [oldHigh = 0, oldLow = 0] = [high[old], low[old]];
      this.#set(this.#find(oldHigh, oldLow), oldHigh, oldLow, known);
    }
  }
}
