const MOST_KEPT = 16_384;

/** Numbers of which at most 16,384 are kept: every one, then every second, every fourth, … of those that came. */
export class ThinnedList {
  #kept: number[] = [];
  #every = 1;
  #came = 0;

  /** How many came. */
  get count(): number {
    return this.#came;
  }

  get kept(): readonly number[] {
    return this.#kept;
  }

  add(value: number): void {
    if (this.#came % this.#every === 0) this.#kept.push(value);
    this.#came += 1;
    if (this.#kept.length <= MOST_KEPT) return;
    this.#kept = this.#kept.filter((_, place) => place % 2 === 0);
    this.#every *= 2;
  }

  sorted(): Float64Array {
    return Float64Array.from(this.#kept).sort();
  }
}
