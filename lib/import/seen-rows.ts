import { SeenTable } from "./seen-table.ts";

/** 64 bits by which a row is known, and a time that equal rows share. */
export interface Print {
  readonly high: number;
  readonly low: number;
  readonly atUs: number;
}

type Count = readonly [high: number, low: number, times: number];

/** Keeps counts of prints outside of our memory. */
export interface SeenStore {
  add(counts: Iterable<Count>): Promise<void>;
  /** How often each of the prints was added, in their order. */
  counts(prints: readonly Pick<Print, "high" | "low">[]): Promise<readonly number[]>;
}

/** About 40 MB at most, while the table grows. */
const MOST_IN_MEMORY = 1_000_000;

/**
 * Counts equal rows, exactly and in bounded memory: once there are too many they go into a store, which is asked
 * again only about rows from between the times of those in it. A file in order of time, or against it, never asks.
 */
export class SeenRows {
  readonly #store: SeenStore | null;
  readonly #most: number;
  #table = new SeenTable();
  /** The times in the table, and those in the store. */
  readonly #here = new Span();
  readonly #there = new Span();

  constructor(store: SeenStore | null, most = MOST_IN_MEMORY) {
    this.#store = store;
    this.#most = most;
  }

  /** How often each of the prints was counted before this time. */
  async count(prints: readonly Print[]): Promise<readonly number[]> {
    if (this.#store !== null && this.#table.size > this.#most) await this.#moveTo(this.#store);
    const stored = await this.#storedCounts(prints);
    return prints.map(({ high, low, atUs }, i) => {
      this.#here.add(atUs);
      return this.#table.count(high, low) + (stored?.[i] ?? 0);
    });
  }

  async #moveTo(store: SeenStore): Promise<void> {
    await store.add(this.#table.counts());
    this.#there.addAll(this.#here);
    this.#here.clear();
    this.#table = new SeenTable();
  }

  async #storedCounts(prints: readonly Print[]): Promise<readonly number[] | null> {
    const asked = prints.flatMap((print, i) => (this.#there.has(print.atUs) ? [i] : []));
    if (asked.length === 0 || this.#store === null) return null;
    const found = await this.#store.counts(asked.flatMap((i) => prints[i] ?? []));
    const counts: number[] = prints.map(() => 0);
    for (const [at, i] of asked.entries()) counts[i] = found[at] ?? 0;
    return counts;
  }
}

/** The times from the first to the last of those added. */
class Span {
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  add(us: number): void {
    if (us < this.#first) this.#first = us;
    if (us > this.#last) this.#last = us;
  }

  addAll(other: Span): void {
    this.add(other.#first);
    this.add(other.#last);
  }

  has(us: number): boolean {
    return us >= this.#first && us <= this.#last;
  }

  clear(): void {
    this.#first = Number.POSITIVE_INFINITY;
    this.#last = Number.NEGATIVE_INFINITY;
  }
}
