/** The names that several rows have, who are told apart by something else. */
export function sharedNames<Row>(
  rows: readonly Row[],
  nameOf: (row: Row) => string | null,
): ReadonlySet<string | null> {
  const [seen, shared] = [new Set<string | null>(), new Set<string | null>()];
  for (const row of rows) (seen.has(nameOf(row)) ? shared : seen).add(nameOf(row));
  return shared;
}
