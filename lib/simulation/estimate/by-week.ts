/** Values by the week (or day) that each belongs to, in order. */
export function byWeek<Each>(
  all: readonly Each[],
  weekOf: (one: Each) => number,
): readonly (readonly [number, readonly Each[]])[] {
  const weeks = new Map<number, Each[]>();
  for (const one of all) {
    const week = weekOf(one);
    const found = weeks.get(week);
    if (found) found.push(one);
    else weeks.set(week, [one]);
  }
  return [...weeks].sort(([a], [b]) => a - b);
}
