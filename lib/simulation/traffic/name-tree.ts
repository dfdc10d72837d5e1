type Part = string | number | null;

/** Where a list of parts leads. */
export class Branch<Value> {
  readonly next = new Map<Part, Branch<Value>>();
  value: Value | undefined = undefined;
}

/** Values by several parts each, found without making one key of them: it is asked for every record. */
export class NameTree<Value> {
  readonly #root = new Branch<Value>();

  at(...parts: readonly Part[]): Branch<Value> {
    let branch = this.#root;
    for (const part of parts) {
      let next = branch.next.get(part);
      if (next === undefined) {
        next = new Branch<Value>();
        branch.next.set(part, next);
      }
      branch = next;
    }
    return branch;
  }
}
