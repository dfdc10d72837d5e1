const MOST_KEPT = 16_384;

/** A list as it is sent: what it kept, which of those that came, and how many did. */
export interface ThinnedSnapshot {
  readonly kept: readonly number[];
  readonly every: number;
  readonly came: number;
}

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
    if (this.#kept.length > MOST_KEPT) this.#halve();
  }

  /** Several lists as one; each is thinned to the step of the sparsest, so that no list weighs more than it should. */
  static together(lists: readonly ThinnedList[]): ThinnedList {
    const made = new ThinnedList();
    made.#every = Math.max(1, ...lists.map((list) => list.#every));
    for (const list of lists) {
      const step = made.#every / list.#every;
      for (let place = 0; place < list.#kept.length; place += step) {
        made.#kept.push(list.#kept[place] ?? 0);
      }
      made.#came += list.#came;
    }
    while (made.#kept.length > MOST_KEPT) made.#halve();
    return made;
  }

  static from({ kept, every, came }: ThinnedSnapshot): ThinnedList {
    const made = new ThinnedList();
    made.#kept = [...kept];
    made.#every = every;
    made.#came = came;
    return made;
  }

  snapshot(): ThinnedSnapshot {
    return { kept: this.#kept, every: this.#every, came: this.#came };
  }

  #halve(): void {
    this.#kept = this.#kept.filter((_, place) => place % 2 === 0);
    this.#every *= 2;
  }

  sorted(): Float64Array {
    return Float64Array.from(this.#kept).sort();
  }
}
