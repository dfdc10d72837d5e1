import type { HeldRows, ParsedRow } from "../format.ts";
import { skipped } from "../row-problem.ts";

/** Far beyond the pages that a poll of all batches brings at once. */
const MOST_HELD = 10_000;

export const TOLD_ANEW = "earlier state of a batch that stands again further on";

/** Holds batches back, so that of one that a file tells of more than once only its last state counts. */
export class LatestBatches implements HeldRows {
  /** In file order; a row's number is its key. */
  readonly #held = new Map<number, ParsedRow>();
  readonly #numberOf = new Map<string, number>();
  #next = 0;

  pass(row: ParsedRow): readonly ParsedRow[] {
    const id = row.kind === "record" ? row.record.requestId : null;
    if (id !== null) {
      const earlier = this.#numberOf.get(id);
      const told = earlier === undefined ? undefined : this.#held.get(earlier);
      if (earlier !== undefined && told) this.#held.set(earlier, skipped(told.line, TOLD_ANEW));
      this.#numberOf.set(id, this.#next);
    }
    this.#held.set(this.#next, row);
    this.#next += 1;
    return this.#held.size > MOST_HELD ? this.#release() : [];
  }

  end(): readonly ParsedRow[] {
    return [...this.#held.values()];
  }

  #release(): readonly ParsedRow[] {
    const [oldest] = this.#held;
    if (oldest === undefined) return [];
    const [number, row] = oldest;
    this.#held.delete(number);
    const id = row.kind === "record" ? row.record.requestId : null;
    if (id !== null && this.#numberOf.get(id) === number) this.#numberOf.delete(id);
    return [row];
  }
}
