import type { RowProblem } from "../formats/format.ts";
import type { RejectGroup } from "../wire/imports.ts";

const MOST_GROUPS = 200;
const MOST_EXAMPLES = 3;

interface OpenGroup extends RejectGroup {
  rows: number;
  examples: { line: number; found: string }[];
}

/** Counts all rejects by cause; causes beyond two hundred are counted together. */
export class RejectGroups {
  readonly #groups = new Map<string, OpenGroup>();

  add(line: number, { field, code, expected, found }: RowProblem): void {
    const known = this.#groups.get(JSON.stringify([field, code, expected]));
    const group = known ?? this.#open({ field, code, expected });
    group.rows += 1;
    if (group.examples.length < MOST_EXAMPLES) group.examples.push({ line, found });
  }

  /** Most rows first. */
  list(): readonly RejectGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.rows - a.rows);
  }

  #open(cause: Pick<RejectGroup, "field" | "code" | "expected">): OpenGroup {
    const wanted =
      this.#groups.size < MOST_GROUPS
        ? cause
        : { field: null, code: "other", expected: "see the list of rejected rows" };
    const key = JSON.stringify([wanted.field, wanted.code, wanted.expected]);
    const group = this.#groups.get(key) ?? { ...wanted, rows: 0, examples: [] };
    this.#groups.set(key, group);
    return group;
  }
}
