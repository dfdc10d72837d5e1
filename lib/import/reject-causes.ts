import type { RowProblem } from "../formats/format.ts";

/** How many rows were turned away for one cause. */
export interface RejectCause {
  readonly field: string | null;
  readonly code: string;
  readonly expected: string;
  readonly rows: number;
}

/** Columns of a file times the ways in which each can be wrong are far fewer. */
const MOST_CAUSES = 10_000;

/** Counts every rejected row by its cause, those included that no list has room for. */
export class RejectCauses {
  readonly #causes = new Map<string, RejectCause & { rows: number }>();
  #others = 0;

  add({ field, code, expected }: Pick<RowProblem, "field" | "code" | "expected">): void {
    const key = JSON.stringify([field, code, expected]);
    const known = this.#causes.get(key);
    if (known) known.rows += 1;
    else if (this.#causes.size < MOST_CAUSES) {
      this.#causes.set(key, { field, code, expected, rows: 1 });
    } else this.#others += 1;
  }

  /** The most frequent first; their rows add up to all that were added. */
  list(): readonly RejectCause[] {
    const causes: RejectCause[] = [...this.#causes.values()].map((cause) => ({ ...cause }));
    causes.sort((a, b) => b.rows - a.rows);
    if (this.#others === 0) return causes;
    return [
      ...causes,
      { field: null, code: "other", expected: "rows as above", rows: this.#others },
    ];
  }
}
