/** Values in the order of their keys, so that records in any order have the same answer. */
export const inKeyOrder = <Value>(by: ReadonlyMap<string, Value>): Value[] =>
  [...by.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
